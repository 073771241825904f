from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.evaluation.judgements import Judgement
from catalogue.search.evaluation.measures import best_within, mean, ndcg, percentile
from catalogue.search.evaluation.report import Measured, measured, table
from catalogue.search.evaluation.run import Answer

GRADES = {"a": 3, "b": 2, "c": 1}
BEST = 7 + 3 / log2(3) + 1 / 2


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["a", "b", "c"], 1.0),
        (["c", "b", "a"], (1 + 3 / log2(3) + 7 / 2) / BEST),
        (["x", "a"], (7 / log2(3)) / BEST),
        (["a", "a", "b"], (7 + 3 / 2) / BEST),  # the second “a” keeps its place and gains nothing
        (["x"] * 9 + ["a"], 7 / log2(11) / BEST),
        (["x"] * 10 + ["a"], 0.0),  # the eleventh is not looked at
        ([], 0.0),
    ],
)
def test_ndcg_by_hand(keys, expected):
    assert ndcg(keys, GRADES) == pytest.approx(expected)


def test_more_judged_pages_than_places_still_reach_one():
    grades = {str(n): 1 for n in range(20)}
    assert ndcg([str(n) for n in range(10)], grades) == pytest.approx(1.0)


@given(st.lists(st.sampled_from("abcxyz"), max_size=12), st.dictionaries(st.sampled_from("abc"), st.integers(1, 3)))
def test_ndcg_stays_between_nothing_and_one(keys, grades):
    assert 0.0 <= ndcg(keys, grades) <= 1.0 + 1e-9


@pytest.mark.parametrize(
    ("keys", "places", "expected"),
    [
        (["a", "b"], 1, True),
        (["b", "a"], 1, False),  # it answers, but it is not the best there is
        (["b", "x", "a"], 3, True),
        (["b", "x", "c", "a"], 3, False),
        ([], 3, False),
    ],
)
def test_the_best_page_among_the_first(keys, places, expected):
    assert best_within(keys, GRADES, places) is expected


def test_percentiles_are_times_that_were_measured():
    times = [float(n) for n in range(1, 101)]
    assert (percentile(times, 0.5), percentile(times, 0.95), percentile([7.0], 0.95)) == (50.0, 95.0, 7.0)
    assert (percentile([], 0.5), mean([])) == (0.0, None)


def answer(name, grades, keys, *, sure=True, ms=1.0):
    return Answer(Judgement(name, "?", grades), tuple(keys), sure, ms)


def test_groups_and_all():
    groups = measured(
        [
            answer("A1", {"a": 3}, ["a"], ms=1.0),
            answer("A2", {"a": 3}, [], sure=False, ms=3.0),
            answer("C1", {"a": 3, "b": 1}, ["b", "a"], ms=2.0),
            answer("Z1", {}, ["a"], sure=False, ms=4.0),
            answer("Z2", {}, ["a"], sure=True, ms=5.0),
        ]
    )
    assert list(groups) == ["A", "C", "Z", "all"]
    assert groups["A"] == Measured(2, 0.5, 0.5, 0.5, 0.5, None, 1.0, 3.0)
    turned = (1 + 7 / log2(3)) / (7 + 1 / log2(3))
    assert groups["C"].ndcg_at_10 == pytest.approx(turned)
    assert (groups["C"].top1, groups["C"].top3) == (0.0, 1.0)
    assert groups["Z"] == Measured(2, None, None, None, None, 0.5, 4.0, 5.0)
    assert groups["all"].n == 5
    assert groups["all"].ndcg_at_10 == pytest.approx((1 + 0 + turned) / 3)  # queries without an answer stay out
    assert (groups["all"].zero, groups["all"].honest) == (pytest.approx(1 / 3), 0.5)
    assert set(groups["A"].as_json()) == {"n", "ndcg_at_10", "top1", "top3", "zero", "honest", "p50_ms", "p95_ms"}
    assert [line.split()[0] for line in table(groups)] == ["group", "A", "C", "Z", "all"]
