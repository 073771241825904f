"""When a caller would like to hear from us: the choices of one list, and what a choice means.

A choice is kept in the form as text: empty for “it does not matter”, `call:FROM/UNTIL`, `book:CALENDAR/FROM`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import Service
from contactforms.appointments.models import BookableHours, Way
from contactforms.appointments.slots import bookable_of, free_slots
from contactforms.questions.services.handing import CallBack

DAYS = 5  # working days, today included, in which people choose when to be called
SLOTS = 24  # so many moments of each calendar stand in the list
HOURS_TODAY = (10, 12, 14, 16)
LAST_HOUR = 17

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Booking:
    """A slot of a calendar."""

    hours: BookableHours
    start: datetime


def choices_for(service: Service, now: datetime | None = None) -> list[tuple[str, str | Choices]]:
    """Return the list: it does not matter, moments to be called back, moments of an appointment."""
    now = now or timezone.now()
    groups: list[tuple[str, str | Choices]] = [("", _("It does not matter"))]
    calls = list(_call_choices(service, now))
    if calls:
        groups.append((_("Call back"), calls))
    for hours in bookable_of(service):
        slots = list(_slot_choices(hours, now))
        if slots:
            groups.append((_("Appointment: %(way)s") % {"way": hours.get_way_display()}, slots))
    return groups


def read_choice(value: str, service: Service) -> CallBack | Booking | None:
    """Return what was chosen; raise ValueError for what is no choice of this service."""
    kind, _colon, rest = value.partition(":")
    first, _slash, second = rest.partition("/")
    if not value:
        return None
    if kind == "call":
        return CallBack(_moment(first), _moment(second))
    if kind == "book":
        hours = {hours.uuid: hours for hours in bookable_of(service)}.get(UUID(first))
        if hours is not None:
            return Booking(hours, _moment(second))
    raise ValueError(value)


def slot_choices(service: Service) -> list[tuple[str, str | Choices]]:
    """Return only the moments of appointments."""
    return [group for group in choices_for(service) if isinstance(group[1], list) and group[1][0][0].startswith("book")]


def call_choices(service: Service) -> list[tuple[str, str | Choices]]:
    """Return only the moments to be called, and that it does not matter."""
    calls = list(_call_choices(service, timezone.now()))
    return [("", _("It does not matter")), *([(_("Call back"), calls)] if calls else [])]


def needs_phone(choice: CallBack | Booking | None) -> bool:
    """Tell whether we call: then a number is needed."""
    return isinstance(choice, CallBack) or (isinstance(choice, Booking) and choice.hours.way == Way.PHONE)


def _call_choices(service: Service, now: datetime) -> Iterator[tuple[str, str]]:
    calendar = CityCalendar.load([service])
    today = timezone.localdate(now)
    days = (today + timedelta(days=n) for n in range(21))
    working = [day for day in days if calendar.is_working_day(day, service)][:DAYS]
    for day in working:
        name = _day_in_words(day, today)
        if day == today:
            for hour in HOURS_TODAY:
                if _at(day, hour) > now:
                    yield _call(day, hour, LAST_HOUR), _("%(day)s after %(hour)d:00") % {"day": name, "hour": hour}
        else:
            yield _call(day, 9, 12), _("%(day)s in the morning (9–12)") % {"day": name}
            yield _call(day, 13, LAST_HOUR), _("%(day)s in the afternoon (13–17)") % {"day": name}


def _slot_choices(hours: BookableHours, now: datetime) -> Iterator[tuple[str, str]]:
    today = timezone.localdate(now)
    for slot in free_slots(hours, now=now, limit=SLOTS):
        start = timezone.localtime(slot.start)
        words = f"{_day_in_words(start.date(), today)} {formats.date_format(start, 'G.i')}"
        yield f"book:{hours.uuid}/{slot.start.isoformat()}", words


def _day_in_words(day: date, today: date) -> str:
    if day == today:
        return _("today")
    if day == today + timedelta(days=1):
        return _("tomorrow")
    return formats.date_format(day, "l j F")


def _call(day: date, first: int, last: int) -> str:
    return f"call:{_at(day, first).isoformat()}/{_at(day, last).isoformat()}"


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
