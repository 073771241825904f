"""The state machine: no dead end, no lost event, a Dutch reason for every refusal."""

from itertools import product

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contactforms.questions import services
from contactforms.questions.machine import CLOSED, GONE, OPEN, RULES, NotAllowed, next_state, possible
from contactforms.questions.models import EventKind, State
from contactforms.questions.replay import replay, snapshot
from tests.factories import make_service


def reachable(start: State) -> set[State]:
    """The states that some row of steps leads to."""
    found, todo = set(), [start]
    while todo:
        state = todo.pop()
        if state not in found:
            found.add(state)
            todo += [next_state(state, kind) for kind in possible(state)]
    return found


def test_open_and_closed_are_all_states():
    assert set(State) == OPEN | CLOSED | GONE
    assert not OPEN & CLOSED and not CLOSED & GONE


@pytest.mark.parametrize("state", sorted(OPEN | CLOSED))
def test_no_dead_end(state):
    assert reachable(state) == set(State)


@pytest.mark.parametrize("state", sorted(GONE))
def test_what_was_undone_stays_undone(state):
    assert reachable(state) == {state}


@pytest.mark.parametrize("state", sorted(CLOSED))
def test_closed_can_be_reopened(state):
    assert next_state(state, EventKind.REOPENED) == State.OPEN


def test_every_event_but_the_first_has_a_rule():
    assert set(RULES) == set(EventKind) - {EventKind.ASKED}


@pytest.mark.parametrize(("state", "kind"), list(product(State, EventKind)))
def test_allowed_or_refused_with_words(state, kind):
    if kind in possible(state):
        assert next_state(state, kind) in State
    else:
        with pytest.raises(NotAllowed) as caught:
            next_state(state, kind)
        assert caught.value.message


STEPS = {
    "take": lambda q, people, to: services.take(q, people[0]),
    "take_2": lambda q, people, to: services.take(q, people[1]),
    "release": lambda q, people, to: services.release(q, people[1]),
    "hand_over": lambda q, people, to: services.hand_over(q, people[2], to, "Elders"),
    "answer": lambda q, people, to: services.answer(q, people[0], "Zo"),
    "answer_2": lambda q, people, to: services.answer(q, people[1], "Anders"),
    "withdraw": lambda q, people, to: services.withdraw(q),
    "unreachable": lambda q, people, to: services.unreachable(q, people[0], "Gebeld"),
    "reopen": lambda q, people, to: services.reopen(q, text="Nee"),
    "note": lambda q, people, to: services.note(q, people[0], "Let op"),
}


@pytest.fixture
def elsewhere(db):
    return [make_service() for _ in range(3)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(st.sampled_from(sorted(STEPS)), max_size=14))
def test_the_events_alone_give_the_row(question, expert, colleague, lead, elsewhere, walk):
    """Whatever people try, in whatever order: allowed steps add one event, refused ones leave nothing."""
    with transaction.atomic():
        for place, name in enumerate(walk):
            before = question.events.count()
            try:
                STEPS[name](question, (expert, colleague, lead), elsewhere[place % 3])
            except NotAllowed:
                assert question.events.count() == before
            else:
                assert question.events.count() == before + 1
            question.refresh_from_db()
            assert replay(question.events.order_by("number")) == snapshot(question)
            assert possible(question.state)
        transaction.set_rollback(True)
    question.refresh_from_db()


def test_a_missing_event_is_noticed(question, expert):
    services.take(question, expert)
    services.answer(question, expert, "Zo")
    events = list(question.events.order_by("number"))
    with pytest.raises(ValueError, match="event 2"):
        replay([events[0], events[2]])
