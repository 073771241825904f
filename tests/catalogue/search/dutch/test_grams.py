"""Words by their pieces of four letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.dutch.grams import FROM, SIZE, GramIndex, grams
from tests.catalogue.search.any_text import MANY

WORDS = st.text("abst", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("straat", {"^str", "stra", "traa", "raat", "aat$"}),
        ("bus", {"^bus", "bus$"}),
        ("ja", {"^ja$"}),
        ("a", set()),
        ("", set()),
    ],
)
def test_grams(word: str, expected: set[str]) -> None:
    assert grams(word) == expected


def test_the_likest_comes_first_and_never_the_word_itself() -> None:
    index = GramIndex(["identiteitskaart", "identiteit", "kaartje", "bus", "paspoort"])
    found = index.alike("identiteitskart", 0.3, 9)
    assert [word for word, _ in found] == ["identiteitskaart", "identiteit"]
    assert "identiteit" not in [word for word, _ in index.alike("identiteit", 0.0, 9)]


def test_short_words_are_left_out() -> None:
    index = GramIndex(["bus", "busje", "bussen"])
    assert index.alike("bus", 0.0, 9) == []
    assert "bus" not in [word for word, _ in index.alike("bussie", 0.0, 9)]


def test_no_more_than_asked_for_and_none_below_the_least() -> None:
    index = GramIndex([f"straat{letter}" for letter in "abcdefgh"])
    assert len(index.alike("straatx", 0.1, 3)) == 3
    assert index.alike("straatx", 0.99, 3) == []


def test_an_empty_index_knows_nothing_alike() -> None:
    assert GramIndex().alike("straat", 0.0, 5) == []


@MANY
@given(st.sets(WORDS, max_size=20), WORDS)
def test_likeness_is_a_share_and_goes_down(known: set[str], word: str) -> None:
    index = GramIndex(sorted(known))
    found = index.alike(word, 0.1, 5)
    assert found == index.alike(word, 0.1, 5)
    assert len(found) <= 5 and {other for other, _ in found} <= known - {word}
    likeness = [value for _, value in found]
    assert likeness == sorted(likeness, reverse=True)
    assert min(likeness, default=1) >= 0.1
    assert all(len(other) >= FROM for other, _ in found)


@MANY
@given(WORDS)
def test_every_piece_has_four_signs(word: str) -> None:
    assert all(len(gram) == SIZE for gram in grams(word))
