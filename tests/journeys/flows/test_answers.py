"""What people write, and how it is read."""

from datetime import date
from decimal import Decimal

import pytest

from journeys.flows.definition import Kind, NumberLimits, Option, Question
from journeys.flows.engine import AnswerError, Place, read_answer
from journeys.flows.engine.addresses import values_of
from tests.journeys.flows.strategies import area_of

TWO = (Option("a", "A"), Option("b", "B"))


def read(kind, *values, **fields):
    return read_answer(Question("v", kind, "?", **fields), values, area_of)


@pytest.mark.parametrize(("kind", "values", "fields", "answer"), [
    (Kind.SINGLE, ["a"], {"options": TWO}, "a"),
    (Kind.SINGLE, [" b ", ""], {"options": TWO}, "b"),
    (Kind.YES_NO, ["ja"], {}, "ja"),
    (Kind.SEVERAL, ["b", "a"], {"options": TWO}, ("a", "b")),
    (Kind.SEVERAL, ["geen"], {"options": TWO, "needed": False}, ()),
    (Kind.NUMBER, ["40"], {}, Decimal(40)),
    (Kind.NUMBER, ["1.250"], {}, Decimal(1250)),
    (Kind.NUMBER, ["1 250"], {}, Decimal(1250)),
    (Kind.NUMBER, ["1.250.000"], {}, Decimal(1250000)),
    (Kind.NUMBER, ["1.250,5"], {"limits": NumberLimits(decimals=1)}, Decimal("1250.5")),
    (Kind.NUMBER, ["12.5"], {"limits": NumberLimits(decimals=1)}, Decimal("12.5")),
    (Kind.NUMBER, ["-0"], {}, Decimal(0)),
    (Kind.DATE, ["2026-11-26"], {}, date(2026, 11, 26)),
    (Kind.DATE, ["26/11/2026"], {}, date(2026, 11, 26)),
    (Kind.DATE, ["26.11.2026"], {}, date(2026, 11, 26)),
    (Kind.DATE, ["26", "11", "2026"], {}, date(2026, 11, 26)),
    (Kind.PLACE, ["3500"], {"table": "zones"}, Place("3500", "zone-1")),
    (Kind.PLACE, ["Nergens"], {"table": "zones"}, Place("Nergens", "elders")),
])  # fmt: skip
def test_what_is_an_answer(kind, values, fields, answer):
    found = read(kind, *values, **fields)
    assert found == answer
    assert read(kind, *values_of(found), **fields) == answer
    assert "-0" not in values_of(found)


@pytest.mark.parametrize(("kind", "values", "fields"), [
    (Kind.SINGLE, [], {"options": TWO}),
    (Kind.SINGLE, ["c"], {"options": TWO}),
    (Kind.SINGLE, ["a", "b"], {"options": TWO}),
    (Kind.YES_NO, ["yes"], {}),
    (Kind.SEVERAL, [], {"options": TWO, "needed": False}),
    (Kind.SEVERAL, ["geen"], {"options": TWO}),
    (Kind.SEVERAL, ["a", "c"], {"options": TWO}),
    *[(Kind.NUMBER, [text], {}) for text in ("", "veel", "1e5", "1_0", "٣", "NaN", "12,5", "1e999999999", "9" * 13)],
    (Kind.NUMBER, ["3"], {"limits": NumberLimits(minimum=Decimal(4))}),
    (Kind.NUMBER, ["5"], {"limits": NumberLimits(maximum=Decimal(4))}),
    (Kind.NUMBER, ["1", "2"], {}),
    *[(Kind.DATE, [text], {}) for text in ("", "30-02-2026", "26-11-26", "morgen", "1-1-0001", "1-1-99999")],
    (Kind.DATE, ["26", "11"], {}),
    (Kind.PLACE, [""], {"table": "zones"}),
    (Kind.PLACE, ["\ud800"], {"table": "zones"}),
    (Kind.PLACE, ["a", "b"], {"table": "zones"}),
    (Kind.PART, ["a"], {}),
])  # fmt: skip
def test_what_is_none(kind, values, fields):
    with pytest.raises(AnswerError) as wrong:
        read(kind, *values, **fields)
    assert str(wrong.value)
