"""Stems: the forms of a word are one."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.dutch.compounds import lines
from catalogue.search.dutch.examples import examples
from catalogue.search.dutch.stemming import OVERRIDES, SHORTEST, stem
from catalogue.search.dutch.thesaurus import thesaurus
from catalogue.search.dutch.words import words
from tests.catalogue.search.any_text import ANY_TEXT, MANY

TABLE = [row for line in OVERRIDES.read_text(encoding="utf-8").splitlines() if (row := line.split("#")[0].split())]
SAME = """
vergunning vergunningen | paspoort paspoorten | kaart kaarten | boom bomen | straat straten | gemeente gemeenten
burger burgers | formulier formulieren | attest attesten | aanvraag aanvragen aanvraging | huis huizen huisje
parkeren parkeer parkeert geparkeerd parkings | kind kinderen kindjes | fiets fietsen velo velos | geen niet niks
pamper luiers | betalen betaalt betaald betaling | verhuizen verhuis verhuizing verhuisd | ei eieren | gestolen steelt
"""
APART = """
huis huwelijk | stal steel | brand branding | werk werking | boek boekje | woning woon | belast belasting | stad staat
verlengen verlangen | kwijt kwaad | paspoort pas | bomen boetes | trouw vertrouw
"""


def groups(table: str) -> list[list[str]]:
    return [group.split() for group in table.replace("\n", "|").split("|") if group.strip()]


@pytest.mark.parametrize("forms", groups(SAME), ids=lambda forms: forms[0])
def test_forms_of_one_word_share_a_stem(forms: list[str]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("forms", groups(APART), ids=lambda forms: forms[0])
def test_other_words_do_not(forms: list[str]) -> None:
    assert len({stem(form) for form in forms}) == len(forms)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_what_the_table_says_holds(row: list[str]) -> None:
    assert {stem(form) for form in row} == {row[0]}


def test_no_form_stands_twice_in_the_table() -> None:
    assert len(TABLE) > 50
    assert [form for form, count in Counter(form for row in TABLE for form in row).items() if count > 1] == []


@pytest.mark.parametrize(
    "word", ["", "a", "en", "bus", "gft", "1500", "covid19", "m2", "info@stad.be", "a\x00bcd", "\ud800"]
)
def test_short_words_and_what_is_no_word_stay_as_they_are(word: str) -> None:
    assert stem(word) == word


def test_every_stem_is_its_own_stem() -> None:
    """Of all the words that the search was given: a page and a question always meet."""
    known = {line.split()[0] for line in lines("opentaal-parts.txt")} | thesaurus().words
    known |= {word.text for example in examples()._examples for word in words(example.text)}
    assert len(known) > 20_000
    assert [word for word in known if stem(stem(word)) != stem(word)] == []


@pytest.mark.parametrize("word", ["tekensingheidbaar", "boksenenjebaar", "gevoelensingenzje"])
def test_also_of_a_word_of_endings_alone(word: str) -> None:
    assert stem(stem(word)) == stem(word)


@MANY
@given(st.one_of(ANY_TEXT, st.text("abdegiklnorstv", min_size=SHORTEST, max_size=30)))
def test_any_text_has_a_stem_that_is_no_longer(text: str) -> None:
    found = stem(text)
    assert found == stem(text)
    assert len(found) <= len(text) + 1  # a doubled vowel, at most: “bomen” → “boom”
    assert bool(found) == bool(text)
    if not text.isalpha():
        assert found == text
