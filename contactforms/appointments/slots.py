"""Which moments of a service can still be booked.

Slots are cut from the hours in wall-clock time, day by day; what the change to summer time skips is no slot, and
what it repeats is one. Holidays, closing days and exceptions of the service or the city are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import OpeningException, Service
from catalogue.organisation.opening_hours import Span, spans_on
from contactforms.appointments.models import Appointment, AppointmentState, BookableHours

AHEAD = timedelta(days=28)  # how far ahead people can book


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One moment, and how many can still come."""

    start: datetime
    end: datetime
    free: int


def free_slots(hours: BookableHours, *, now: datetime | None = None, limit: int | None = None) -> list[Slot]:
    """Return the moments from now on at which `hours` has a seat left, the first first (2 queries)."""
    now = now or timezone.now()
    if not hours.active:
        return []
    soonest, latest = now + timedelta(hours=hours.notice_hours), now + AHEAD
    calendar = CityCalendar.load([hours.service_id])
    booked = _booked(hours, soonest, latest)
    found: list[Slot] = []
    for start, end in slots_between(hours, calendar, timezone.localdate(soonest), timezone.localdate(latest)):
        if not soonest <= start <= latest:
            continue
        free = hours.capacity - len(taken_seats(booked, start, end))
        if free > 0:
            found.append(Slot(start, end, free))
            if len(found) == limit:
                break
    return found


def slots_between(
    hours: BookableHours, calendar: CityCalendar, first: date, last: date
) -> Iterator[tuple[datetime, datetime]]:
    """Yield every slot of these days, taken or not."""
    length = timedelta(minutes=hours.slot_minutes)
    for offset in range((last - first).days + 1):
        for span in bookable_spans(hours, calendar, first + timedelta(days=offset)):
            moment = span.start
            while moment + length <= span.end:
                start = _in_the_city(moment)
                if start is not None:
                    yield start, start + length
                moment += length


def bookable_spans(hours: BookableHours, calendar: CityCalendar, day: date) -> list[Span]:
    """Return when the service can be booked on `day`, in wall-clock time."""
    if calendar.holiday(day):
        return []
    spans = spans_on(hours.hours, day)
    exception = _exception(calendar.exceptions, hours.service_id, day)
    if exception is None:
        return spans
    if not exception.opening_hours:
        return []
    return list(_both(spans, spans_on(exception.opening_hours, day)))


def taken_seats(booked: Iterable[Appointment], start: datetime, end: datetime) -> set[int]:
    """Return the seats that are taken at some moment between `start` and `end`."""
    return {one.seat for one in booked if one.start < end and one.end > start}


def bookable_of(service: Service) -> list[BookableHours]:
    """Return the calendars of a service that can be booked."""
    return list(BookableHours.objects.filter(service=service, active=True).select_related("service").order_by("pk"))


def _booked(hours: BookableHours, since: datetime, until: datetime) -> list[Appointment]:
    found = Appointment.objects.filter(hours=hours, state=AppointmentState.BOOKED)
    return list(found.filter(end__gt=since, start__lt=until + timedelta(days=1)).only("seat", "start", "end"))


def _exception(exceptions: Iterable[OpeningException], service: int, day: date) -> OpeningException | None:
    """Return the narrowest exception of this day: of the service, else of the city; a channel's says nothing here."""
    fits = [
        item
        for item in exceptions
        if item.channel_id is None and item.service_id in (None, service) and item.start <= day <= item.end
    ]
    return min(fits, key=lambda item: (item.service_id is None, item.start), default=None)


def _both(ours: list[Span], theirs: list[Span]) -> Iterator[Span]:
    for one in ours:
        for other in theirs:
            start, end = max(one.start, other.start), min(one.end, other.end)
            if start < end:
                yield Span(start, end)


def _in_the_city(moment: datetime) -> datetime | None:
    """Return a wall-clock moment as a moment; None when the clock skips it, the first of two when it repeats."""
    zone = timezone.get_default_timezone()
    aware = moment.replace(tzinfo=zone, fold=0)
    exact = aware.astimezone(UTC)  # in which an hour is an hour: adding to a time in a zone moves its clock
    return exact if exact.astimezone(zone).replace(tzinfo=None) == moment else None
