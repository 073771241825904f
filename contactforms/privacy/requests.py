"""Showing people to who handles their requests about their data: masked until opened, each look logged."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.models import AbstractUser

from contactforms.privacy.dossier import CUSTOMER, Dossier
from contactforms.privacy.masking import Level, PersonalData, Subject, seen_at
from contactforms.privacy.membership import may
from contactforms.privacy.models import Place, Purpose, ReadLogEntry

HANDLE = "privacy.handle_requests"


def show(people: Sequence[Subject], actor: AbstractUser, place: Place, *, full: bool = False) -> list[PersonalData]:
    """Return what `actor` sees of these people; nothing without the right to handle requests."""
    allowed = may(actor, HANDLE)
    level = Level.HIDDEN if not allowed else Level.FULL if full else Level.MASKED
    seen = [seen_at(level, person) for person in people]
    told = [
        _look(person.uuid, actor, Purpose.REQUEST, place, ", ".join(data.shown) + (" (masked)" if data.masked else ""))
        for person, data in zip(people, seen, strict=True)
        if data.shown
    ]
    ReadLogEntry.objects.bulk_create(told)
    return seen


def note(dossier: Dossier, actor: AbstractUser, purpose: Purpose, place: Place, fields: str) -> None:
    """Write down that all that is kept of these people was looked at, or that it left."""
    whom = sorted(dossier.uuids(CUSTOMER) or dossier.all_uuids)
    ReadLogEntry.objects.bulk_create([_look(uuid, actor, purpose, place, fields) for uuid in whom])


def _look(uuid: UUID, actor: AbstractUser, purpose: Purpose, place: Place, fields: str) -> ReadLogEntry:
    return ReadLogEntry(
        actor_id=actor.pk, subject_type="customer", subject_uuid=uuid, purpose=purpose, place=place, fields=fields
    )
