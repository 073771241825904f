"""Is it open now, and if not, when: in data and in a Dutch sentence."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import formats
from django.utils.translation import gettext as _

from catalogue.organisation.calendar import CityCalendar, local_now
from catalogue.organisation.models import Channel
from catalogue.organisation.opening_hours import Span

LOOK_AHEAD_DAYS = 60


@dataclass(frozen=True, slots=True)
class OpeningStatus:
    """Whether a channel is open at a moment, and the next moment at which that changes (local, or None)."""

    is_open: bool
    changes_at: datetime | None
    because: str = ""

    @property
    def always(self) -> bool:
        """Open, and never closing within the days looked ahead."""
        return self.is_open and self.changes_at is None


@dataclass(frozen=True, slots=True)
class DayHours:
    """One day of the week table."""

    day: date
    spans: tuple[Span, ...]
    note: str = ""


def status_of(channel: Channel, calendar: CityCalendar, now: datetime | None = None) -> OpeningStatus:
    """Return whether `channel` is open at `now` (local wall-clock time) and when that changes."""
    now = now or local_now()
    until: datetime | None = None
    for offset in range(LOOK_AHEAD_DAYS):
        day = now.date() + timedelta(days=offset)
        for span in calendar.spans(channel, day):
            if until is not None:
                if span.start > until:
                    return OpeningStatus(True, until)
                until = span.end
            elif now in span:
                until = span.end
            elif span.start > now:
                return OpeningStatus(False, span.start, _why_closed(channel, calendar, now.date()))
        if until is not None and until < _end_of(day):
            return OpeningStatus(True, until)
    if until is not None:
        return OpeningStatus(True, None)
    return OpeningStatus(False, None, _why_closed(channel, calendar, now.date()))


def week_of(channel: Channel, calendar: CityCalendar, start: date) -> list[DayHours]:
    """Return the seven days from `start` with their hours and what makes a day differ."""
    days = (start + timedelta(days=n) for n in range(7))
    return [DayHours(day, tuple(calendar.spans(channel, day)), _why_closed(channel, calendar, day)) for day in days]


def describe(status: OpeningStatus, now: datetime | None = None) -> str:
    """Return the sentence people read, for instance “Open now until 16.00” or “Opens Monday at 9.00”."""
    today = (now or local_now()).date()
    if status.always:
        return _("Always open")
    if status.changes_at is None:
        return _("Closed for now")
    clock = _clock(status.changes_at)
    day = status.changes_at.date()
    if status.is_open:
        if status.changes_at == _end_of(today):
            return _("Open now until midnight")
        # A night out is over before the morning; what stays open longer needs no hour.
        soon = day == today or status.changes_at < _end_of(today) + timedelta(hours=8)
        return _("Open now until %(time)s") % {"time": clock} if soon else _("Open now")
    if day == today:
        return _("Opens today at %(time)s") % {"time": clock}
    if day == today + timedelta(days=1):
        return _("Opens tomorrow at %(time)s") % {"time": clock}
    if day < today + timedelta(days=7):
        return _("Opens %(weekday)s at %(time)s") % {"weekday": formats.date_format(day, "l"), "time": clock}
    return _("Opens %(date)s at %(time)s") % {"date": formats.date_format(day, "l j F"), "time": clock}


def _clock(moment: datetime) -> str:
    return formats.date_format(moment, "G.i")


def _end_of(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time()) + timedelta(days=1)


def _why_closed(channel: Channel, calendar: CityCalendar, day: date) -> str:
    exception = calendar.exception(channel, day)
    if exception is not None:
        return exception.reason
    return calendar.holiday(day) if channel.opening_hours else ""
