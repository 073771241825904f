"""Opening hours in OSM syntax, asked day by day in wall-clock time.

Wall-clock time makes the change to and from summer time harmless: a counter that opens at 9 opens at 9.
Source of the syntax: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from opening_hours import OpeningHours, ParserError, State, validate  # type: ignore[attr-defined]

ALWAYS = "24/7"
MAX_LENGTH = 300


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Open from `start` up to, not including, `end`, in local wall-clock time."""

    start: datetime
    end: datetime

    def __contains__(self, moment: object) -> bool:
        return isinstance(moment, datetime) and self.start <= moment < self.end


def validate_hours(value: str) -> None:
    """Refuse what is not OSM syntax."""
    if value and not validate(value):
        raise ValidationError(
            _("This is not understood as opening hours. For instance: Mo-Fr 09:00-12:30; PH off"), code="hours"
        )


@lru_cache(maxsize=2048)
def _parsed(hours: str) -> OpeningHours:
    return OpeningHours(hours or ALWAYS, country="BE", max_interval_days=366)


def spans_on(hours: str, day: date) -> list[Span]:
    """Return when these hours are open on `day` (Belgian public holidays as `PH`), in order.

    Empty hours mean always. Text that is no OSM syntax counts as closed: an answer that sends people to a
    closed door is worse than none.
    """
    start = datetime.combine(day, time.min)
    end = start + timedelta(days=1)
    try:
        intervals = _parsed(hours).intervals(start, end)
    except ParserError:
        return []
    return [
        Span(max(opens, start), min(closes or end, end))
        for opens, closes, state, *_rest in intervals
        if state == State.OPEN and opens < end
    ]


def night_before(hours: str, day: date) -> Span | None:
    """Return the part of `day` that is still the night of the day before, when these hours pass midnight.

    Open all day is not a night: it ends at the next midnight or later.
    """
    first = next(iter(spans_on(hours, day)), None)
    midnight = datetime.combine(day, time.min)
    if first is None or first.start > midnight or first.end >= midnight + timedelta(days=1):
        return None
    eve = spans_on(hours, day - timedelta(days=1))
    return first if eve and eve[-1].end == midnight else None


def merged(spans: list[Span]) -> list[Span]:
    """Return the spans in order, those that touch or overlap as one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result
