"""Answers are the framework's own JSON, written quicker."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.renderers import JSONRenderer

from catalogue.organisation.api_rendering import QuickJSON, as_json, written

VALUES = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
DATA = st.recursive(VALUES | TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner))


@given(DATA)
def test_what_is_written_reads_the_same(data):
    assert json.loads(as_json(data)) == json.loads(JSONRenderer().render(data) or b"null") == data


@pytest.mark.parametrize(
    "value",
    [
        datetime(2026, 11, 27, 9, 0, 0, 123456, tzinfo=UTC),
        datetime(2026, 11, 27, 9, 0),
        date(2026, 11, 27),
        timedelta(minutes=3),
        Decimal("65.10"),
        UUID(int=7),
        gettext_lazy("Portal"),
        ("a", "b"),
        "één\u2028regel\u2029 < & >",
        {},
        [],
    ],
    ids=repr,
)
def test_what_json_does_not_know_is_written_as_the_framework_does(value):
    assert QuickJSON().render({"value": value}) == JSONRenderer().render({"value": value})


def test_nothing_is_no_body():
    assert QuickJSON().render(None) == b""


def test_what_was_written_goes_in_as_it_is():
    piece = written({"title": "Paspoort", "day": date(2026, 11, 27)})
    told = QuickJSON().render({"count": 1, "results": [piece, piece]})
    assert json.loads(told)["results"] == [{"title": "Paspoort", "day": "2026-11-27"}] * 2


def test_who_asks_for_lines_gets_them():
    told = QuickJSON().render({"results": [written({"a": 1})]}, "application/json; indent=4", {})
    assert told == b'{\n    "results": [\n        {\n            "a": 1\n        }\n    ]\n}'
