"""What was sent about a question and what became of it: one line for each message."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from contactforms.portal.timeline import sentence
from contactforms.questions.models import EventKind, Question, QuestionEvent

KINDS = (EventKind.SENT, EventKind.ARRIVED, EventKind.BOUNCED)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was sent. `bad` when it did not arrive."""

    at: datetime
    sentence: str
    reason: str
    bad: bool
    arrived: bool


def with_told(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Add `told_kind` and `told_to`: the last step of what was sent (empty for nothing), and where it went, masked."""
    events = QuestionEvent.objects.filter(question=OuterRef("pk")).order_by("-number")
    last = events.filter(kind__in=KINDS).values("kind")[:1]
    to = events.filter(kind=EventKind.SENT).values("data__to")[:1]
    return questions.annotate(told_kind=Subquery(last), told_to=Subquery(to))


def told_about(question: Question) -> list[Told]:
    """Return what was sent, the last first (1 query)."""
    events = question.events.filter(kind__in=KINDS).select_related("actor", "service").order_by("-number")
    return lines_of(events)


def lines_of(events: Iterable[QuestionEvent]) -> list[Told]:
    """Return a line for each step of a message, in the order of the events."""
    return [
        Told(
            event.at,
            sentence(event),
            event.text if event.kind == EventKind.BOUNCED else "",
            event.kind == EventKind.BOUNCED,
            event.kind == EventKind.ARRIVED,
        )
        for event in events
    ]
