"""Known words, and which of them a misspelt word may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from catalogue.search.dutch.vocabulary import SHORTEST, Vocabulary, most_errors
from tests.catalogue.search.any_text import ANY_TEXT, MANY

KNOWN = """
paspoort identiteitskaart rijbewijs huisvuilzak huisvuilkalender recyclagepark parkeervergunning omgevingsvergunning
bouwvergunning vergunning geboorteakte huwelijk overlijden verhuizen adreswijziging belasting premie renovatie subsidie
kinderopvang bibliotheek zwembad riolering lantaarnpaal straatverlichting voetpad fietspad reispas nationaliteit
uittreksel strafregister samenwonen scheiding vreemdeling verblijfskaart sluikstorten wespennest evenement aanvragen
afspraak burgemeester gemeenteraad handtekening pincode bewonerskaart leefloon bus gft
"""
TYPED = """
paspoortt paspoor papsoort pasport identitietskaart identiteiskaart idenditeitskaart rijbewijis rijbwijs rijbeweis
huisvulizak huisvuilzaak reciclagepark recylagepark recyclagepak parkervergunning
parkeervergunnig omgevingsvergunnig omgevinsvergunning geboorteacte geboortakte huwlijk huwelijck overleiden overlijdn
verhuizn verhuisen verhiuzen adreswijzing adresweiziging belastinng belastig preemie premmie renovtie renovasie
subsidei subsiedie kinderopvng kinderopvangg bibliotheeek biblioteek bibiliotheek zwembat zwmebad rioolering riolerng
lantarenpaal lantaanpaal straatverlchting voetpat fietpad rijspas nationalitiet natinaliteit uitreksel uittreskel
strafrgister samenwoonen sheiding vremdeling verblijfskaard sluikstrten wespenest evenemnt evenment burgermeester
burgemester gemeentraad handteking handtekenng bewonerskaartt leefloonn pincde
"""
MEANT = """
paspoort paspoort paspoort paspoort identiteitskaart identiteitskaart identiteitskaart rijbewijs rijbewijs rijbewijs
huisvuilzak huisvuilzak recyclagepark recyclagepark recyclagepark parkeervergunning
parkeervergunning omgevingsvergunning omgevingsvergunning geboorteakte geboorteakte huwelijk huwelijk overlijden
overlijden verhuizen verhuizen verhuizen adreswijziging adreswijziging belasting belasting premie premie renovatie
renovatie subsidie subsidie kinderopvang kinderopvang bibliotheek bibliotheek bibliotheek zwembad zwembad riolering
riolering lantaarnpaal lantaarnpaal straatverlichting voetpad fietspad reispas nationaliteit nationaliteit uittreksel
uittreksel strafregister samenwonen scheiding vreemdeling verblijfskaart sluikstorten wespennest evenement evenement
burgemeester burgemeester gemeenteraad handtekening handtekening bewonerskaart leefloon pincode
"""
WORDS = st.text("abkst", min_size=1, max_size=9)


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return Vocabulary(dict.fromkeys(KNOWN.split(), 5))


CASES = TYPED.split()
assert len(CASES) == len(MEANT.split()) >= 40


@pytest.mark.parametrize(("typed", "meant"), list(zip(CASES, MEANT.split(), strict=True)))
def test_corrections(known: Vocabulary, typed: str, meant: str) -> None:
    assert known.correction(typed) == meant


@pytest.mark.parametrize(
    "typed", ["bsu", "gtf", "xyzzyx", "fietsen", "kwartaal", "1500", "e-id", "", "voetballer", "r2d2x"]
)
def test_what_is_too_short_too_far_or_no_word_stays(known: Vocabulary, typed: str) -> None:
    assert known.correction(typed) is None


@pytest.mark.parametrize(("letters", "errors"), [(4, 1), (5, 1), (6, 2), (10, 2), (11, 3), (30, 3)])
def test_longer_words_may_hold_more_errors(letters: int, errors: int) -> None:
    assert most_errors(letters) == errors


def test_of_two_as_near_the_one_in_use_is_meant() -> None:
    assert Vocabulary({"kaarten": 1, "taarten": 40}).correction("vaarten") == "taarten"
    assert Vocabulary({"kaarten": 40, "taarten": 1}).correction("vaarten") == "kaarten"


def test_the_first_letter_is_seldom_wrong() -> None:
    assert Vocabulary({"kaal": 1, "zaak": 1}).correction("zaal") == "zaak"
    assert Vocabulary({"hond": 1, "mond": 1}).correction("mont") == "mond"


def test_a_word_is_known_until_it_stands_nowhere() -> None:
    known = Vocabulary({"paspoort": 2}, also=["reispas", "bus"])
    assert "paspoort" in known and "reispas" in known and "bus" not in known
    assert [known.count(word) for word in ("paspoort", "reispas", "bus", "straat")] == [2, 1, 0, 0]
    assert known.correction("paspoor") == "paspoort" and known.alike("paspoorten", 0.3, 5)
    known.update({"paspoort": 0})
    assert "paspoort" not in known
    assert known.correction("paspoor") is None and known.alike("paspoorten", 0.3, 5) == ()
    known.update({"paspoort": 3})
    assert known.correction("paspoor") == "paspoort"


def test_a_word_of_the_thesaurus_stays_known_when_no_page_holds_it() -> None:
    known = Vocabulary({"reispas": 1}, also=["reispas"])
    known.update({"reispas": 0})
    assert known.correction("reispass") == "reispas"


def test_alike_shares_pieces(known: Vocabulary) -> None:
    assert [word for word, _ in known.alike("identiteitsbewijs", 0.4, 3)] == ["identiteitskaart"]
    assert known.alike("bus", 0.1, 3) == ()


@MANY
@given(ANY_TEXT)
def test_any_text_has_an_answer_that_is_known(known: Vocabulary, text: str) -> None:
    right = known.correction(text)
    assert right is None or (right in known and len(text) >= SHORTEST)
    assert right == known.correction(text)
    assert len(known.alike(text, 0.1, 4)) <= 4


@MANY
@given(st.dictionaries(WORDS, st.integers(0, 3), max_size=20), WORDS)
def test_a_correction_is_near(counts: dict[str, int], word: str) -> None:
    known = Vocabulary(counts)
    right = known.correction(word)
    assert right is None or (counts[right] > 0 and abs(len(right) - len(word)) <= most_errors(len(word)))


@MANY
@given(st.dictionaries(WORDS, st.integers(1, 3), max_size=20))
def test_the_order_in_which_words_came_makes_no_difference(counts: dict[str, int]) -> None:
    one, other = Vocabulary(counts), Vocabulary({})
    for word in reversed(counts):
        other.update({word: counts[word]})
    for word in [*counts, "abkst", "kast", "bastak"]:
        assert one.correction(word) == other.correction(word)
        assert one.alike(word, 0.1, 9) == other.alike(word, 0.1, 9)


@MANY
@given(st.lists(WORDS), ANY_TEXT | WORDS)
def test_begun_as_if_every_word_was_looked_at(words: list[str], beginning: str) -> None:
    known = Vocabulary(dict.fromkeys(words, 2))
    known.get_ready()
    listed = {word for word in words if len(word) >= SHORTEST and word.isalpha() and word.startswith(beginning)}
    assert set(known.begun(beginning, len(words) + 1)) == listed


@MANY
@given(st.lists(WORDS), WORDS)
def test_no_nearer_word_is_overlooked(words: list[str], typed: str) -> None:
    known = Vocabulary(dict.fromkeys(words, 2))
    right = known.correction(typed)
    near = [
        OSA.distance(typed, word)
        for word in words
        if len(word) >= SHORTEST and OSA.distance(typed, word) <= most_errors(len(typed))
    ]
    assert (right is not None) == bool(near and len(typed) >= SHORTEST)
    if right is not None:  # the first letter and use weigh a little
        assert OSA.distance(typed, right) <= min(near) + 0.9
