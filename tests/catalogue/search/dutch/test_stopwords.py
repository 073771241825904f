"""Words that say nothing about the subject."""

import pytest

from catalogue.search.dutch.stopwords import FUNCTION_WORDS, STOP_WORDS
from catalogue.search.dutch.words import words

TURNS = "geen weg niet niets zonder anders nodig nieuw"
SUBJECTS = "paspoort kaart water straat bus hulp geld huis werk kind auto afval gas dak zak tuin boom klacht"


def test_a_function_word_is_a_stop_word() -> None:
    assert len(FUNCTION_WORDS) > 80
    assert FUNCTION_WORDS < STOP_WORDS


@pytest.mark.parametrize("word", sorted(STOP_WORDS))
def test_it_is_written_as_texts_are_cut(word: str) -> None:
    assert [found.text for found in words(word)] == [word]


@pytest.mark.parametrize("word", TURNS.split())
def test_words_that_turn_a_saying_round_are_no_function_words(word: str) -> None:
    assert word not in FUNCTION_WORDS


@pytest.mark.parametrize("word", SUBJECTS.split())
def test_a_subject_is_no_stop_word(word: str) -> None:
    assert word not in STOP_WORDS
