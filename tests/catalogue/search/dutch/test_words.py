"""A text cut into words."""

import pytest
from hypothesis import given

from catalogue.search.dutch.fold import fold
from catalogue.search.dutch.words import LONGEST, Word, words
from tests.catalogue.search.any_text import ANY_TEXT, MANY


def cut(text: str) -> list[str | tuple[str, tuple[str, ...]]]:
    return [(word.text, word.parts) if word.parts else word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("… — !? _", []),
        ("Waar is mijn paspoort?", ["waar", "is", "mijn", "paspoort"]),
        ("één café", ["een", "cafe"]),
        ("e-ID", [("eid", ("e", "id"))]),
        ("e-mail", [("email", ("e", "mail"))]),
        ("Kids-ID", [("kidsid", ("kids", "id"))]),
        ("covid-19", [("covid19", ("covid", "19"))]),
        ("24/7", [("247", ("24", "7"))]),
        ("1.500 euro", [("1500", ("1", "500")), "euro"]),
        ("B.T.W.", [("btw", ("b", "t", "w"))]),
        ("9000 Gent", ["9000", "gent"]),
        ("€25,50", ["25", "50"]),
        ("09:30", ["09", "30"]),
        ("foto's", ["foto"]),
        ("foto’s", ["foto"]),
        ("baby's en auto's", ["baby", "en", "auto"]),
        ("opa'tje", ["opa"]),
        ("'t stadhuis", ["t", "stadhuis"]),
        ("t'huis", ["huis"]),
        ("l'acte d’état", ["acte", "etat"]),
        ("e-mail's", [("email", ("e", "mail"))]),
        ("'s-Gravenhage", [("sgravenhage", ("s", "gravenhage"))]),
        ("info@stad.be", ["info@stad.be"]),
        ("Mail Jan.Peeters+test@mail.stad.be.", ["mail", "jan.peeters+test@mail.stad.be"]),
        ("jan@", ["jan"]),
        ("@stad", ["stad"]),
        ("jan@stad", ["jan", "stad"]),
        ("foo_bar", ["foo", "bar"]),
        ("huis--tuin", ["huis", "tuin"]),
        ("-huis-", ["huis"]),
        ("<b>huis</b>", ["b", "huis", "b"]),
        ("huis\x00tuin", ["huis", "tuin"]),
        ("huis\u200btuin", ["huis", "tuin"]),
        ("مكتبة 日本語", ["مكتبة", "日本語"]),
        ("😀", []),
        ("\ud800", []),
    ],
)
def test_words(text: str, expected: list[str | tuple[str, tuple[str, ...]]]) -> None:
    assert cut(text) == expected


def test_of_a_very_long_word_the_beginning_is_looked_at() -> None:
    assert cut("x" * 10_000) == ["x" * LONGEST]
    assert [len(word.text) for word in words("ab-" * 500)] == [LONGEST]
    assert [len(word.text) for word in words("a" * 64 + "@" + "b" * 200 + ".be")] == [LONGEST]


@MANY
@given(ANY_TEXT)
def test_any_text_gives_short_folded_words_without_gaps(text: str) -> None:
    for word in words(text):
        assert 0 < len(word.text) <= LONGEST
        for piece in (word.text, *word.parts):
            assert fold(piece) == piece
            assert piece and len(piece) <= LONGEST and not set(piece) & set(" \n\t\x00_'’/")
        assert len(word.parts) != 1


@MANY
@given(ANY_TEXT)
def test_signs_and_the_same_text_give_the_same_words(text: str) -> None:
    assert list(words(text)) == list(words(text)) == list(words(fold(text)))


@MANY
@given(ANY_TEXT)
def test_no_more_words_than_signs(text: str) -> None:
    assert sum(1 for _ in words(text)) <= len(fold(text))


def test_a_word_without_signs_inside_has_no_parts() -> None:
    assert list(words("paspoort")) == [Word("paspoort")]


@pytest.mark.parametrize(("text", "wrong"), [("zo'n huis", "zon"), ("m'n huis", "n"), ("z'n huis", "zn")])
def test_a_short_form_is_no_other_word(text: str, wrong: str) -> None:
    assert wrong not in cut(text)[0]


@pytest.mark.parametrize("text", ["e\u2011mail", "e\u2010mail"])
def test_a_hyphen_of_a_word_processor_is_a_hyphen(text: str) -> None:
    assert cut(text) == cut("e-mail")
