"""The circuit breaker: short at first, longer while it stays down, closed at the first success."""

import pytest

from catalogue.search.engines import breaker
from catalogue.search.engines.breaker import LONGEST, SHORTEST, Breaker


@pytest.fixture
def clock(monkeypatch):
    now = [1_000.0]
    monkeypatch.setattr(breaker, "monotonic", lambda: now[0])
    return now


def test_open_after_a_failure_and_one_try_a_pause(clock):
    made = Breaker()
    assert made.allows()
    assert made.failed()
    assert not made.allows()
    clock[0] += SHORTEST
    assert made.allows()
    assert not made.allows()
    assert made.worked()
    assert made.allows()
    assert not made.worked()


def test_pauses_grow_to_a_limit(clock):
    made, pauses = Breaker(), []
    made.failed()
    for _ in range(8):
        start = clock[0]
        while not made.allows():
            clock[0] += 0.5
        pauses.append(clock[0] - start)
        made.failed()
    assert pauses[:3] == [SHORTEST, SHORTEST * 2, SHORTEST * 4]
    assert pauses[-1] == LONGEST


def test_searches_that_fail_together_are_one_failure(clock):
    made = Breaker()
    assert [made.failed() for _ in range(20)] == [True] + [False] * 19
    clock[0] += SHORTEST
    assert made.allows()


def test_a_search_that_never_told_how_it_went_does_not_keep_it_open(clock):
    made = Breaker()
    made.failed()
    clock[0] += SHORTEST
    assert made.allows()
    clock[0] += SHORTEST
    assert made.allows()
