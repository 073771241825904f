"""The questions of a contact: what can still be taken back, and what became of an answer that was sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from contactforms.contacts.models import Contact
from contactforms.portal.handover.told import with_told
from contactforms.questions.models import NOT_UNDONE, Question
from contactforms.questions.services import undo_until


@dataclass(frozen=True, slots=True)
class Filed:
    """A question of the contact; it can be taken back for so many seconds more."""

    question: Question
    seconds: int


@dataclass(frozen=True, slots=True)
class Around:
    """What the list of questions needs to be drawn by itself: the rest of the side stays as it is."""

    contact: Contact
    filed: list[Filed]

    @classmethod
    def of(cls, contact: Contact) -> "Around":
        """Return the questions of this contact as they are now (1 query)."""
        return cls(contact, filed_in(contact, timezone.now()))


def filed_in(contact: Contact, now: datetime) -> list[Filed]:
    """Return the questions of the contact, the first first (1 query)."""
    rows = with_told(contact.questions.filter(NOT_UNDONE).select_related("service").order_by("asked_at", "pk"))
    return [Filed(row, _seconds(undo_until(row), now)) for row in rows]


def mark_of(filed: Iterable[Filed]) -> str:
    """Return what changes when something becomes of one of them: answered by a colleague, sent, come back."""
    rows = (filed.question for filed in filed)
    return "|".join(f"{row.reference},{row.state},{row.told_kind or ''}" for row in rows)  # type: ignore[attr-defined]


def _seconds(until: datetime | None, now: datetime) -> int:
    return max(int((until - now).total_seconds()), 0) if until is not None else 0
