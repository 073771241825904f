"""Opening hours as a week in words, for who writes them in OSM syntax."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalogue.organisation.calendar import belgian_holidays
from catalogue.organisation.opening_hours import Span, spans_on, validate_hours

WEEKS_TO_TRY = 12


@dataclass(frozen=True, slots=True)
class DayInWords:
    """One line of the week: “Monday”, “9.00 – 12.30 and 14.00 – 16.00”."""

    name: str
    hours: str


@dataclass(frozen=True, slots=True)
class WeekInWords:
    """Seven days from Monday `start` without a public holiday, and what happens on one."""

    start: date
    days: tuple[DayInWords, ...]
    on_holidays: str


def week_in_words(hours: str, today: date | None = None) -> WeekInWords:
    """Return the first whole week from `today` that has no public holiday; ValidationError when not understood."""
    validate_hours(hours)
    today = today or timezone.localdate()
    start = _ordinary_monday(today)
    days = tuple(
        DayInWords(capfirst(formats.date_format(day, "l")), _spans(spans_on(hours, day)))
        for day in (start + timedelta(days=n) for n in range(7))
    )
    return WeekInWords(start, days, _spans(spans_on(hours, _next_holiday(today))))


def _ordinary_monday(today: date) -> date:
    monday = today + timedelta(days=-today.weekday() % 7)
    for week in range(WEEKS_TO_TRY):
        start = monday + timedelta(weeks=week)
        if not any(_is_holiday(start + timedelta(days=n)) for n in range(7)):
            return start
    return monday


def _is_holiday(day: date) -> bool:
    return day in belgian_holidays(day.year)


def _next_holiday(today: date) -> date:
    """Return the next public holiday on a weekday, when it makes a difference."""
    return next(day for day in _days_from(today) if _is_holiday(day) and day.weekday() < 5)


def _days_from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += timedelta(days=1)


def _spans(spans: list[Span]) -> str:
    if not spans:
        return _("closed")
    if len(spans) == 1 and spans[0].end - spans[0].start == timedelta(days=1):
        return _("open all day")
    return _(" and ").join(f"{_clock(span, 'start')} – {_clock(span, 'end')}" for span in spans)


def _clock(span: Span, end: str) -> str:
    return formats.date_format(getattr(span, end), "G.i")
