"""Words are cut the same way on both sides, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.tokens import MAX_BYTES, fold, tokens, tsvector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Één PASPOORT", ["een", "paspoort"]),
        ("e-mail", ["e", "mail", "email"]),
        ("foto's", ["foto", "s", "fotos"]),
        ("IBO 2.0", ["ibo", "2", "0", "20"]),
        ("a_b\x00c", ["a", "b", "c"]),
        ("😀 <b>'; DROP", ["b", "drop"]),
        ("", []),
    ],
)
def test_words_are_cut(text, expected):
    assert list(tokens(text)) == expected


@given(st.text())
def test_tokens_hold_nothing_but_letters_and_digits(text):
    assert all(char.isalnum() for token in tokens(text) for char in token)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert list(tokens(fold(text))) == list(tokens(text))


def test_a_vector_names_place_and_weight():
    assert tsvector([("A", "Geel paspoort"), ("D", "geel")]) == "'geel':1A,3D 'paspoort':2A"


def test_a_vector_stays_within_the_limits_of_postgresql():
    vector = tsvector([("D", " ".join(f"woord{n}" for n in range(200_000)))])
    assert len(vector.encode()) < 2 * MAX_BYTES
