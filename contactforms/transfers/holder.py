"""What the transfers hold about people: no words. Who called may know to which service they were put through."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from contactforms.privacy.dossier import CONTACT, Dossier
from contactforms.privacy.holders import Holder, Sheet
from contactforms.transfers.models import Transfer

LABELS = {"at": _("when"), "service": _("service"), "reached": _("reached")}


class Transfers(Holder):
    """Attempts to put a caller through. They say nothing without the contact, so they stay for the counts."""

    name = "transfers"

    def export(self, dossier: Dossier) -> Iterable[Sheet]:
        """Return the attempts, without the name of who put through."""
        made = Transfer.objects.filter(contact__uuid__in=dossier.uuids(CONTACT)).select_related("service", "contact")
        yield Sheet(
            "transfers", _("Put through to a service"), [_row(one) for one in made.order_by("at", "pk")], LABELS
        )


def _row(transfer: Transfer) -> dict[str, Any]:
    return {
        "contact": str(transfer.contact.uuid),
        "at": transfer.at.isoformat(timespec="seconds"),
        "service": transfer.service.name,
        "reached": str(_("yes") if transfer.reached else _("no")),
    }
