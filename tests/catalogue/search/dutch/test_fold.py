"""Letters as the search compares them."""

import unicodedata

import pytest
from hypothesis import given

from catalogue.search.dutch.fold import fold
from tests.catalogue.search.any_text import ANY_TEXT, MANY


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("Paspoort", "paspoort"),
        ("Één", "een"),
        ("CAFÉ", "cafe"),
        ("cafe\u0301", "cafe"),  # the accent as a sign of its own
        ("geëerde coördinatie", "geeerde coordinatie"),
        ("Reünie naïef", "reunie naief"),
        ("façade", "facade"),
        ("señor Ångström", "senor angstrom"),
        ("Straße", "strasse"),
        ("ﬁets", "fiets"),
        ("ＩＤ １２", "id 12"),  # wide letters, as some keyboards write them
        ("m²", "m2"),
        ("𝙰𝙱", "ab"),
        ("e-ID", "e-id"),
        ("'t", "'t"),
        ("9000 Gent", "9000 gent"),
        ("ΣΑΣ", "σασ"),
        ("\x00\x1b", "\x00\x1b"),
        ("\ud800", "\ud800"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@MANY
@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@MANY
@given(ANY_TEXT)
def test_no_capital_and_no_accent_is_left(text: str) -> None:
    folded = fold(text)
    assert not any(unicodedata.combining(sign) for sign in folded)
    assert folded == folded.casefold()


@MANY
@given(ANY_TEXT)
def test_how_the_accents_were_written_makes_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text)) == fold(text)
