"""On which day a step is due, from the day the visitor gives and the city's calendar."""

import calendar as months
from datetime import date, timedelta

from catalogue.organisation.calendar import CityCalendar
from journeys.pages.choices import Side, Unit
from journeys.pages.steps import Offset


def due_on(offset: Offset, day: date, calendar: CityCalendar) -> date:
    """Return the last day for a step. Working days are the city's; 0 is the day itself, whatever day it is."""
    sign = 1 if offset.side == Side.AFTER else -1
    if offset.unit == Unit.DAYS:
        return day + timedelta(days=sign * offset.number)
    if offset.unit == Unit.WEEKS:
        return day + timedelta(weeks=sign * offset.number)
    if offset.unit == Unit.MONTHS:
        return _months_from(day, sign * offset.number)
    return _working_days_from(day, offset.number, sign, calendar)


def _working_days_from(day: date, number: int, sign: int, calendar: CityCalendar) -> date:
    if sign > 0:
        return calendar.add_working_days(day, number) if number else day
    for _working_day in range(number):
        day -= timedelta(days=1)
        while not calendar.is_working_day(day):
            day -= timedelta(days=1)
    return day


def _months_from(day: date, number: int) -> date:
    """Return the same day of another month, or its last day when that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))
