"""The length of text messages: a table of the networks' own rules, and what always holds when a text is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactforms.outbox.sms_length import MOST_SEGMENTS, fitting, segments, simple


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 152, 3),  # the euro sign does not fit at the end of the first
        ("ë" * 70, 1),
        ("ë" * 71, 2),
        ("a" * 70 + "ë", 2),
        ("é" * 160, 1),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_counted_as_networks_count(text, number):
    assert segments(text) == number


def test_typeset_quotes_do_not_halve_the_room():
    assert simple("’t kost “€ 5” – 10…") == '\'t kost "€ 5" - 10...'


def test_what_fits_is_left_alone():
    assert fitting("Breng je kaart mee.", "https://stad.example/x 7K4M-9QXD") == (
        "Breng je kaart mee.\nhttps://stad.example/x 7K4M-9QXD"
    )


@given(before=st.text(max_size=900), after=st.text(alphabet="abcdefgh/:.", min_size=1, max_size=100))
def test_always_fits_and_always_keeps_the_link(before, after):
    text = fitting(before, after)
    assert segments(text) <= MOST_SEGMENTS
    assert text.endswith(after)


def test_cut_at_a_word():
    text = fitting("woord " * 200, "https://stad.example/")
    assert text.endswith("woord...\nhttps://stad.example/")
    assert segments(text) == 3
