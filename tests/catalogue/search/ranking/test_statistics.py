"""How common each token is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.ranking.statistics import Statistics
from tests.catalogue.search.any_text import MANY


def statistics(pages: int, **frequency: int) -> Statistics:
    return Statistics(pages, frequency, (4.0, 4.0, 20.0, 300.0, 0.0))


@pytest.mark.parametrize(
    ("pages", "stands_in", "rarity"),
    [(1000, 0, 7.6), (1000, 1, 6.5), (1000, 500, 0.7), (1000, 800, 0.22), (1000, 1000, 0.0005)],
)
def test_rarity(pages: int, stands_in: int, rarity: float) -> None:
    assert statistics(pages, stad=stands_in).rarity("stad") == pytest.approx(rarity, rel=0.05)


def test_a_word_that_is_not_counted_is_the_rarest() -> None:
    assert statistics(10, stad=1).rarity("onbekend") > statistics(10, stad=1).rarity("stad")


@MANY
@given(st.integers(0, 100_000), st.integers(0, 200_000), st.integers(1, 1_000))
def test_rarer_is_worth_more_and_never_nothing(pages: int, count: int, more: int) -> None:
    """Also when the counts run a little ahead of the number of pages."""
    one, other = statistics(pages, stad=count).rarity("stad"), statistics(pages, stad=count + more).rarity("stad")
    assert one >= other > 0
    assert one > other or count >= pages
