"""Months after closing, on the calendar of the city: 31 January and a month is the last day of February."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from django.utils import timezone


def add_months(day: date, months: int) -> date:
    """Return the same day so many months on; the last day of the month where that day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_closing_day(today: date, months: int) -> date:
    """Return the last day whose questions go today: kept all of the day that lies `months` after closing.

    The exact counterpart of `add_months`: `closed <= last_closing_day(today, m)` if and only if
    `add_months(closed, m) < today`.
    """
    yesterday = today - timedelta(days=1)
    day = add_months(yesterday, -months)
    if yesterday.day == monthrange(yesterday.year, yesterday.month)[1]:
        day = day.replace(day=monthrange(day.year, day.month)[1])
    return day


def closed_before(today: date, months: int) -> datetime:
    """Return the moment before which something must be closed to be erased today: midnight in the city."""
    return timezone.make_aware(datetime.combine(last_closing_day(today, months) + timedelta(days=1), time.min))
