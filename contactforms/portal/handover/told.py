"""What was sent about a question and what became of it: one line for each message."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

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
