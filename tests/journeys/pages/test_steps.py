"""Steps as plain data: keys that stay, and whatever is stored is read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.pages.keys import KEY, LONGEST, free_key, key_from
from journeys.pages.steps import read_steps

anything = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["page", "url", "how", "x"]), inner),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Geef je nieuwe adres door", "geef-je-nieuwe-adres-door"),
        ("Één loket!", "een-loket"),
        ("???", "stap"),
        ("", "stap"),
        ("Vraag een parkeerverbod voor je verhuiswagen aan", "vraag-een-parkeerverbod-voor-je"),
        ("_onder_streept_", "onder-streept"),
    ],
)
def test_a_key_is_made_of_whole_words(title, key):
    assert key_from(title) == key


@given(st.lists(st.text(max_size=60), max_size=8))
def test_keys_differ_fit_in_an_address_and_the_first_keeps_its_own(titles):
    taken: set[str] = set()
    keys = [free_key(key_from(title), taken) for title in titles]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(KEY, key) and len(key) <= LONGEST for key in keys)
    if titles:
        assert keys[0] == key_from(titles[0])


@given(st.dictionaries(st.sampled_from(["title", "who", "number", "unit", "side", "audiences"]), anything))
def test_whatever_is_stored_is_read(value):
    value = {**value, "title": str(value.get("title") or "")}
    value["audiences"] = value.get("audiences") if isinstance(value.get("audiences"), list) else []
    found = read_steps([{"type": "step", "value": value}, {"type": "other", "value": {}}])
    assert len(found) == 1
    assert found[0].number == 1


def test_a_deleted_page_keeps_its_place():
    stored = [{"type": "step", "value": {"title": "A", "links": [{"type": "page", "value": {"page": None}}]}}]
    (link,) = read_steps(stored)[0].links
    assert (link.page, link.url) == (0, "")
