"""The state machine of a question: one table that says which step may follow which state.

Every state has a way on: an open question can be closed in three ways, a closed one can be reopened. Only what
was filed by mistake and undone is as if it never was.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from contactforms.contacts.errors import Refused
from contactforms.questions.models import EventKind, State

OPEN = frozenset({State.OPEN, State.TAKEN})
CLOSED = frozenset({State.ANSWERED, State.WITHDRAWN, State.UNREACHABLE})
GONE = frozenset({State.UNDONE})


class NotAllowed(Refused):
    """A step that cannot be made now; `message` says why, in the words of the screen."""


@dataclass(frozen=True, slots=True)
class Rule:
    """From which states a step may be made, and the state it leads to (None: the state stays)."""

    sources: frozenset[State]
    target: State | None


RULES: dict[EventKind, Rule] = {
    EventKind.TAKEN: Rule(frozenset({State.OPEN}), State.TAKEN),
    EventKind.RELEASED: Rule(frozenset({State.TAKEN}), State.OPEN),
    EventKind.HANDED_OVER: Rule(OPEN, State.OPEN),
    EventKind.ANSWERED: Rule(OPEN, State.ANSWERED),
    EventKind.WITHDRAWN: Rule(OPEN, State.WITHDRAWN),
    EventKind.UNREACHABLE: Rule(OPEN, State.UNREACHABLE),
    EventKind.REOPENED: Rule(CLOSED, State.OPEN),
    EventKind.NOTED: Rule(OPEN | CLOSED, None),
    EventKind.UNDONE: Rule(frozenset({State.ANSWERED, State.OPEN}), State.UNDONE),
    EventKind.SENT: Rule(CLOSED, None),
    EventKind.ARRIVED: Rule(OPEN | CLOSED, None),
    EventKind.BOUNCED: Rule(OPEN | CLOSED, None),
    EventKind.CALLBACK: Rule(OPEN, None),
    EventKind.BOOKED: Rule(OPEN, None),
    EventKind.MOVED: Rule(OPEN | CLOSED, None),
    EventKind.CANCELLED: Rule(OPEN | CLOSED, None),
    EventKind.FILLED_IN: Rule(OPEN, None),
}
# What is told about a question without changing it: it stands in nobody's way.
ASIDE = frozenset(kind for kind, rule in RULES.items() if rule.target is None)


def possible(state: State | str) -> tuple[EventKind, ...]:
    """Return the steps that may follow `state`, in the order of the table."""
    return tuple(kind for kind, rule in RULES.items() if state in rule.sources)


def next_state(state: State | str, kind: EventKind) -> State:
    """Return the state after this step; raise NotAllowed when it cannot be made from `state`."""
    rule = RULES.get(kind)
    if rule is None or state not in rule.sources:
        raise NotAllowed(_why_not(State(state), kind))
    return rule.target if rule.target is not None else State(state)


def _why_not(state: State, kind: EventKind) -> str:
    if state in GONE:
        return _("This question was filed by mistake and taken back.")
    if state in CLOSED:
        return _("This question is already closed: %(state)s.") % {"state": state.label}
    if kind == EventKind.TAKEN:
        return _("Someone is already answering this question.")
    if kind == EventKind.RELEASED:
        return _("Nobody has taken this question.")
    if kind == EventKind.REOPENED:
        return _("This question is still open.")
    return _("This step is not possible now.")
