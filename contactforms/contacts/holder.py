"""What the contacts hold about people: who called, from which number, what was noted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contactforms.contacts.along import way_given_out
from contactforms.contacts.models import Contact, ContactChannel
from contactforms.customers.fields import phone_text
from contactforms.privacy.dossier import CONTACT, CUSTOMER, Dossier, Ref
from contactforms.privacy.holders import Ending, Holder, Sheet
from contactforms.privacy.holders.holder import Counts
from contactforms.privacy.retention.kinds import Scope

LABELS = {
    "channel": _("channel"),
    "started_at": _("started"),
    "ended_at": _("ended"),
    "phone": _("calling number"),
    "notes": _("notes"),
    "looked_up": _("what was looked up"),
    "journey": _("journey"),
    "steps_done": _("steps done"),
    "guided": _("guided questions"),
    "said": _("what you answered there"),
}


class Contacts(Holder):
    """Conversations. What was looked up in one stays: it says nothing without the person."""

    name = "contacts"
    personal = {"contacts.Contact": ("phone", "call_id", "notes", "searched", "way", "steps_done")}
    harmless = {
        "contacts.Contact": ("journey_title", "journey_step", "journey_step_title"),
        "contacts.ConsultedItem": ("title",),
        "contacts.Extension": ("number",),  # a colleague's telephone at work
        "contacts.ExchangeToken": ("name", "digest", "scope"),  # of a system, not of a person
    }
    channels = dict(ContactChannel.choices)
    ending = Ending(CONTACT, "ended_at", "uuid")

    def related(self, dossier: Dossier) -> Iterable[Ref]:
        """Return the conversations with the customers or about them."""
        people = dossier.uuids(CUSTOMER)
        about = Q(customer__uuid__in=people) | Q(on_behalf_of__uuid__in=people)
        return Dossier.refs_of(CONTACT, Contact.objects.filter(about).values_list("uuid", flat=True))

    def export(self, dossier: Dossier) -> Iterable[Sheet]:
        """Return the conversations; a number only where the person called, not who called for them."""
        people = dossier.uuids(CUSTOMER)
        contacts = _in(dossier).select_related("customer").prefetch_related("consulted").order_by("started_at", "pk")
        yield Sheet("contacts", _("Conversations with the city"), [_row(row, people) for row in contacts], LABELS)

    def erase(self, dossier: Dossier) -> Counts:
        """Erase who, the number and the notes; channel, times and what was looked up stay."""
        ids = list(_in(dossier).filter(erased_at__isnull=True).values_list("pk", flat=True))
        now = timezone.now()
        nobody: dict[str, Any] = {"phone": "", "call_id": None, "customer": None, "on_behalf_of": None}
        changed = {
            "contacts.historicalcontact": Contact.history.filter(id__in=ids).update(
                **nobody, history_change_reason=None
            ),
            "contacts.contact": Contact.objects.filter(pk__in=ids).update(
                **nobody, notes="", searched="", way={}, steps_done=[], erased_at=now
            ),
        }
        return +Counter(changed)

    def unfinished(self, dossier: Dossier) -> list[str]:
        """Return the conversations that go on."""
        return [str(uuid) for uuid in _in(dossier).filter(ended_at=None).order_by("pk").values_list("uuid", flat=True)]

    def finish(self, dossier: Dossier, actor: AbstractUser) -> None:
        """End the conversations that go on."""
        for contact in _in(dossier).filter(ended_at=None).order_by("pk"):
            contact.ended_at = timezone.now()
            contact._history_user = actor  # type: ignore[attr-defined]
            contact.save(update_fields=["ended_at"])

    def lock(self, dossier: Dossier) -> None:
        """Lock the conversations: no note is saved meanwhile."""
        list(_in(dossier).order_by("pk").select_for_update(of=("self",)).values_list("pk"))

    def names(self, dossier: Dossier) -> frozenset[Ref]:
        """Return with whom and about whom these conversations are."""
        return _people(_in(dossier))

    def still_needs(self, refs: frozenset[Ref]) -> frozenset[Ref]:
        """Return who has a conversation that is not erased, and the conversations that go on."""
        people = Dossier(refs).uuids(CUSTOMER)
        about = Q(customer__uuid__in=people) | Q(on_behalf_of__uuid__in=people)
        going_on = _in(Dossier(refs)).filter(ended_at=None).values_list("uuid", flat=True)
        named = _people(Contact.objects.filter(about, erased_at__isnull=True))
        return refs & (named | Dossier.refs_of(CONTACT, going_on))

    def due(self, scope: Scope, before: datetime) -> QuerySet[Contact]:
        """Return what ended before this moment and has no question (any more) that is kept longer."""
        kept = Contact.objects.filter(pk=OuterRef("pk"), questions__isnull=False, questions__erased_at__isnull=True)
        of_kind = scope.where(channel="channel", service=None)
        return Contact.objects.filter(of_kind, ~Exists(kept), ended_at__lt=before, erased_at__isnull=True)

    def references(self, dossier: Dossier) -> Mapping[UUID, str]:
        """Return nothing: a conversation has no reference of its own."""
        return {}


def _in(dossier: Dossier) -> QuerySet[Contact]:
    return Contact.objects.filter(uuid__in=dossier.uuids(CONTACT))


def _people(contacts: QuerySet[Contact]) -> frozenset[Ref]:
    pairs = contacts.values_list("customer__uuid", "on_behalf_of__uuid")
    return Dossier.refs_of(CUSTOMER, (uuid for pair in pairs for uuid in pair if uuid))


def _row(contact: Contact, people: frozenset[UUID]) -> dict[str, Any]:
    called = contact.customer is None or contact.customer.uuid in people
    return {
        "uuid": str(contact.uuid),
        "channel": str(contact.get_channel_display()),
        "started_at": contact.started_at.isoformat(timespec="seconds"),
        "ended_at": contact.ended_at.isoformat(timespec="seconds") if contact.ended_at else None,
        "phone": phone_text(contact.phone) if called else "",
        "notes": contact.notes,
        "looked_up": [item.title for item in contact.consulted.all()],
        "journey": contact.journey_title,
        "steps_done": contact.steps_done,
        **way_given_out(contact.told_way),
    }
