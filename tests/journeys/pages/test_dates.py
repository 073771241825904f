"""Days counted from the visitor's day, with weekends, public holidays and the city's own closing days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.organisation.calendar import CityCalendar
from journeys.pages.choices import Side, Unit
from journeys.pages.dates import due_on
from journeys.pages.steps import Offset

CALENDAR = CityCalendar(closing_days={date(2026, 11, 2): "Allerzielen"})
TUESDAY = date(2026, 10, 27)


@pytest.mark.parametrize(
    ("number", "unit", "side", "day", "expected"),
    [
        (8, Unit.WORKING_DAYS, Side.AFTER, date(2026, 11, 12), date(2026, 11, 24)),
        (0, Unit.WORKING_DAYS, Side.AFTER, date(2026, 11, 1), date(2026, 11, 1)),  # the day itself, a Sunday
        (4, Unit.WORKING_DAYS, Side.AFTER, TUESDAY, date(2026, 11, 3)),  # over a weekend and Allerzielen
        (1, Unit.WORKING_DAYS, Side.BEFORE, date(2026, 11, 3), date(2026, 10, 30)),
        (1, Unit.WORKING_DAYS, Side.BEFORE, date(2026, 12, 26), date(2026, 12, 24)),  # Christmas Day is none
        (10, Unit.WORKING_DAYS, Side.BEFORE, date(2027, 1, 4), date(2026, 12, 17)),
        (3, Unit.DAYS, Side.BEFORE, TUESDAY, date(2026, 10, 24)),
        (2, Unit.WEEKS, Side.AFTER, TUESDAY, date(2026, 11, 10)),
        (1, Unit.MONTHS, Side.AFTER, date(2027, 1, 31), date(2027, 2, 28)),
        (1, Unit.MONTHS, Side.BEFORE, date(2028, 3, 31), date(2028, 2, 29)),
        (14, Unit.MONTHS, Side.AFTER, date(2026, 11, 30), date(2028, 1, 30)),
    ],
)
def test_cases(number, unit, side, day, expected):
    assert due_on(Offset(number, unit, side), day, CALENDAR) == expected


@given(st.integers(1, 40), st.integers(0, 800))
def test_so_many_working_days_lie_between(number, days):
    day = date(2026, 1, 1) + timedelta(days=days)
    for side, step in ((Side.AFTER, 1), (Side.BEFORE, -1)):
        due = due_on(Offset(number, Unit.WORKING_DAYS, side), day, CALENDAR)
        between = [day + timedelta(days=step * n) for n in range(1, abs(due - day).days + 1)]
        assert sum(CALENDAR.is_working_day(one) for one in between) == number
        assert CALENDAR.is_working_day(due)
