"""What a question is according to its events alone: proof that the row loses nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from contactforms.questions.machine import ASIDE, CLOSED, next_state
from contactforms.questions.models import EventKind, Question, QuestionEvent, State


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The part of a question that its steps change."""

    state: State
    service_id: int
    assignee_id: int | None
    answer: str
    due: date
    closed_at: datetime | None
    reopened: int


def snapshot(question: Question) -> Snapshot:
    """Return the row's own account."""
    return Snapshot(
        State(question.state),
        question.service_id,
        question.assignee_id,
        question.answer,
        question.due,
        question.closed_at,
        question.reopened,
    )


def replay(events: Iterable[QuestionEvent]) -> Snapshot:
    """Return what the events add up to; raise NotAllowed where they break the rules, ValueError on a gap."""
    now: Snapshot | None = None
    for number, event in enumerate(events, start=1):
        if event.number != number:
            raise ValueError(f"event {number} is missing")
        now = _first(event) if now is None else _after(now, event)
    if now is None:
        raise ValueError("a question begins with an event")
    return now


def _first(event: QuestionEvent) -> Snapshot:
    return Snapshot(State.OPEN, event.service_id, None, "", date.fromisoformat(event.data["due"]), None, 0)


def _after(now: Snapshot, event: QuestionEvent) -> Snapshot:
    kind = EventKind(event.kind)
    state = next_state(now.state, kind)
    if kind in ASIDE:
        return now
    changed = replace(now, state=state, service_id=event.service_id)
    match kind:
        case EventKind.TAKEN:
            return replace(changed, assignee_id=event.actor_id)
        case EventKind.RELEASED | EventKind.HANDED_OVER:
            return replace(changed, assignee_id=None)
        case EventKind.REOPENED:
            due = date.fromisoformat(event.data["due"])
            return replace(changed, assignee_id=None, answer="", due=due, closed_at=None, reopened=now.reopened + 1)
    if kind == EventKind.ANSWERED:
        changed = replace(changed, answer=event.text)
    if state in CLOSED or (kind == EventKind.UNDONE and now.closed_at is None):
        changed = replace(changed, closed_at=event.at)
    return changed
