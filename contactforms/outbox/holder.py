"""What the outbox holds about people: to whom something was sent, and what."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from contactforms.outbox.models import OutboxMessage
from contactforms.outbox.services import erase_about
from contactforms.privacy.dossier import Dossier
from contactforms.privacy.holders import Holder, Sheet
from contactforms.privacy.holders.holder import Counts


class Messages(Holder):
    """Messages name by uuid what they are about: a question, a contact, a customer."""

    name = "outbox"
    personal = {"outbox.OutboxMessage": ("recipient", "payload", "last_error", "provider_id")}
    harmless = {"outbox.OutboxMessage": ("kind", "key", "about_type")}  # keys are made of identifiers

    def export(self, dossier: Dossier) -> Iterable[Sheet]:
        """Return what was sent; the texts of a month ago are gone already."""
        messages = OutboxMessage.objects.filter(about_uuid__in=dossier.all_uuids).order_by("created_at", "pk")
        labels = {
            "created_at": _("written"),
            "kind": _("kind"),
            "recipient": _("recipient"),
            "subject": _("subject"),
            "text": _("text"),
            "state": _("state"),
            "sent_at": _("sent"),
        }
        yield Sheet("messages", _("Messages sent"), [_row(message) for message in messages], labels)

    def erase(self, dossier: Dossier) -> Counts:
        """Empty what ended; what still waits does not leave any more. That something was sent stays known."""
        return +Counter({"outbox.outboxmessage": erase_about(dossier.all_uuids)})


def _row(message: OutboxMessage) -> dict[str, Any]:
    return {
        "created_at": message.created_at.isoformat(timespec="seconds"),
        "kind": message.kind,
        "recipient": message.recipient,
        "subject": message.payload.get("subject", ""),
        "text": message.payload.get("text", ""),
        "state": str(message.get_state_display()),
        "sent_at": message.sent_at.isoformat(timespec="seconds") if message.sent_at else None,
    }
