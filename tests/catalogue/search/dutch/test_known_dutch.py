"""Is this a Dutch word?"""

import random
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.dutch.known_dutch import BITS, FILE, is_dutch, make
from tests.catalogue.search.any_text import MANY

GOOD = """
straat park water school kinderen gezin huwelijk scheiding overlijden begrafenis afval container riolering premie
subsidie belasting boete parkeren fiets auto bus trein boom bomen tuin gras hond kat rat wesp buren lawaai feest muziek
sport zwembad bibliotheek boek museum toerist hotel werk loon ziekte dokter apotheek ziekenhuis rolstoel verzekering
huur woning bouwen verbouwen dak gevel ramen isolatie stookolie gas elektriciteit meter geboorteakte rijbewijs paspoort
identiteitskaart vergunning burgemeester verhuizing nationaliteit een cafe reunie
"""
BAD = """
rijbwijs rijbeweis paspoor identiteiskaart huwlijk overlijdn zwmebad biblioteek rioolering nationalitiet preemie
burgemester kinderopvng straatverlchting fietpad sheiding evenemnt
"""


@pytest.mark.parametrize("word", GOOD.split())
def test_dutch(word: str) -> None:
    assert is_dutch(word)


@pytest.mark.parametrize("word", BAD.split())
def test_typing_errors_are_not(word: str) -> None:
    assert not is_dutch(word)


def test_chance_seldom_makes_a_word() -> None:
    draw = random.Random(1)
    wrong = sum(is_dutch("".join(draw.choices(ascii_lowercase, k=12))) for _ in range(5_000))
    assert 0 < wrong < 5_000 * 0.02


def test_the_file_is_whole() -> None:
    assert FILE.stat().st_size == BITS // 8


@MANY
@given(st.text(ascii_lowercase, max_size=60))
def test_any_folded_word_has_an_answer(word: str) -> None:
    assert is_dutch(word) is is_dutch(word)


def test_a_filter_that_is_made_anew_never_says_no_to_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.search.dutch.known_dutch._stored", lambda: made)
    made = make(["Paspoorten\n", "één", "kaart"])
    assert len(made) == BITS // 8
    assert all(map(is_dutch, ["paspoorten", "paspoort", "een", "kaart", "kaarten"]))
    assert not is_dutch("straat")


@pytest.mark.parametrize("word", ["uitreksel", "handteking", "omgevinsvergunning"])
def test_a_common_error_is_not_taken_for_dutch(word: str) -> None:
    assert not is_dutch(word)
