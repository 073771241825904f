"""How hard a text is to read."""

import pytest

from journeys.pages.reading_level import long_sentences, long_words, sentences

LONG = "Je " + "en ".join(["woord "] * 20) + "stopt."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Een zin. Nog een zin!", ["Een zin.", "Nog een zin!"]),
        ("Neem bv. een foto mee. Klaar?", ["Neem bv. een foto mee.", "Klaar?"]),
        ("Dat kost € 25,60 per stuk", ["Dat kost € 25,60 per stuk"]),
        ("Eerst\nDan", ["Eerst", "Dan"]),
        ("Hij zei: “Kom.” En ging.", ["Hij zei:", "“Kom.", "En ging."]),
    ],
)
def test_sentences(text, expected):
    assert list(sentences(text)) == expected


def test_a_sentence_of_twenty_words_is_fine_and_one_more_is_long():
    twenty = " ".join(["woord"] * 20)
    assert long_sentences(f"{twenty}.") == []
    (found,) = long_sentences(f"Kort. {twenty} extra. Ook kort.")
    assert found.words == 21


def test_long_words_are_named_once_and_addresses_are_none():
    text = "De meerderjarigheidsverklaring, de meerderjarigheidsverklaring en eenheellangwoordmet.punt.be zijn lang."
    assert long_words(text) == ["meerderjarigheidsverklaring"]
