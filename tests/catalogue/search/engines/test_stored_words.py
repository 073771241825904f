import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.engines.stored_words import as_stored, read_out
from catalogue.search.ranking.page_words import PageWords, page_words

TEXTS = st.fixed_dictionaries({name: st.text(max_size=80) for name in ("title", "keywords", "body", "agent")})


def stored(texts: dict[str, str]) -> tuple[PageWords, str]:
    words = page_words(texts)
    return words, json.dumps(words.as_json(), ensure_ascii=False, separators=(",", ":"))


@given(TEXTS)
def test_unread_counts_are_the_same_counts(texts):
    words, text = stored(texts)
    for read in (as_stored(text), read_out(as_stored(text))):
        assert {token: tuple(read.counts[token]) for token in read.counts} == dict(words.counts)
        assert len(read.counts) == len(words.counts)
        assert (read.lengths, read.title) == (words.lengths, words.title)


@pytest.mark.parametrize("token", ["c", "l", "t", "paspoor", "aspoort", "", '"', 'paspoort":['])
def test_what_is_no_token_of_the_page_is_not_found(token):
    _words, text = stored({"title": "Paspoort", "body": "een foto"})
    counts = as_stored(text).counts
    assert token not in counts
    assert counts.get(token) is None


def test_tokens_named_as_the_parts_of_the_stored_form():
    words, text = stored({"title": "l c t", "body": "c"})
    assert {token: tuple(as_stored(text).counts[token]) for token in "lct"} == dict(words.counts)
