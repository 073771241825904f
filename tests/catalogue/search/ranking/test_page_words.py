"""The words of one page as the ranker reads them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.dutch.stemming import stem
from catalogue.search.ranking.page_words import FIELDS, MOST, MOST_TOKENS, PageWords, page_words, public_tokens
from tests.catalogue.search.any_text import ANY_TEXT, MANY

TEXTS = st.dictionaries(st.sampled_from(FIELDS), ANY_TEXT)


def test_each_field_is_counted_apart() -> None:
    page = page_words({"title": "Een paspoort", "body": "paspoort, paspoorten en bus", "agent": "bus"})
    assert page.counts["paspoort"] == (2, 0, 0, 4, 0)
    assert page.counts["bus"] == (0, 0, 0, 2, 2)
    assert page.lengths == (1, 0, 0, 3, 1)
    assert page.title == ("paspoort",)


def test_a_part_counts_half_and_makes_a_text_no_longer() -> None:
    page = page_words({"body": "rijbewijs"})
    assert {token: row[3] for token, row in page.counts.items()} == {"rijbewijs": 2, "rij": 1, "bewijs": 1}
    assert page.lengths[3] == 1


def test_stop_words_count_half_and_have_no_length() -> None:
    page = page_words({"title": "Wie is dit?", "body": "de bus"})
    assert page.counts["de"] == (0, 0, 0, 1, 0)
    assert (page.lengths[0], page.lengths[3], page.title) == (0, 1, ())


@pytest.mark.parametrize(
    ("title", "stems"),
    [
        ("Aanvraag van een paspoort", ("aanvraag", "paspoort")),
        ("Rijbewijzen", ("rijbewijs",)),
        ("Bus, bussen", ("bus", "bus")),
        ("", ()),
        ("!?", ()),
    ],
)
def test_the_title_keeps_its_order(title: str, stems: tuple[str, ...]) -> None:
    assert page_words({"title": title}).title == stems


def test_nothing_is_nothing() -> None:
    assert page_words({}) == PageWords({}, (0,) * len(FIELDS), ())


def test_repeating_a_word_stops_counting() -> None:
    assert page_words({"body": "bus " * 500}).counts["bus"][3] == MOST < 256


def test_a_text_without_end_fills_no_row() -> None:
    page = page_words({"body": " ".join(f"x{number}" for number in range(MOST_TOKENS * 2))})
    assert MOST_TOKENS <= len(page.counts) <= MOST_TOKENS + 20


def test_the_note_for_colleagues_is_not_public() -> None:
    page = page_words({"title": "paspoort", "agent": "geheim paspoort"})
    assert set(public_tokens(page)) == {"paspoort"}


@MANY
@given(TEXTS)
def test_any_page_can_be_counted_and_stored(texts: dict[str, str]) -> None:
    page = page_words(texts)
    assert page == page_words(texts)
    back = PageWords.from_json(json.loads(json.dumps(page.as_json())))
    assert back.lengths == page.lengths and back.title == page.title
    assert {token: tuple(row) for token, row in back.counts.items()} == page.counts
    for row in page.counts.values():
        assert len(row) == len(FIELDS) and any(row) and all(0 <= count <= MOST for count in row)
    assert all(stem(token) == token for token in page.title)
    assert set(page.title) <= set(page.counts)


@MANY
@given(ANY_TEXT, st.sampled_from(FIELDS))
def test_a_field_counts_the_same_whatever_stands_beside_it(text: str, field: str) -> None:
    place = FIELDS.index(field)
    alone = page_words({field: text})
    beside = page_words({**dict.fromkeys(FIELDS, "bus kaart"), field: text})
    assert {token: row[place] for token, row in alone.counts.items() if row[place]} == {
        token: row[place] for token, row in beside.counts.items() if row[place]
    }
