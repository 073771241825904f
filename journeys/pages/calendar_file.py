"""The steps as days in a calendar (`.ics`, RFC 5545): whole days, a reminder the morning before, names that stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from icalendar import Alarm, Calendar, Event

REMINDER = timedelta(hours=-15)  # before midnight at the start of the day: nine in the morning of the day before


@dataclass(frozen=True, slots=True)
class Dated:
    """A step with the last day for it."""

    key: str
    title: str
    words: str
    day: date


def calendar_file(journey: UUID, title: str, address: str, steps: Iterable[Dated], now: datetime) -> bytes:
    """Return the calendar. The same step has the same UID each time, so that another date moves it."""
    host = urlsplit(address).hostname or "localhost"
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//klantreis//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for step in steps:
        event = Event()
        event.add("uid", f"{journey}-{step.key}@{host}")
        event.add("dtstamp", now)
        event.add("sequence", int(now.timestamp()))  # of two with one UID the later one holds
        event.add("dtstart", step.day)
        event.add("dtend", step.day + timedelta(days=1))
        event.add("summary", step.title)
        event.add("description", step.words)
        event.add("url", f"{address}#stap-{step.key}")
        event.add("transp", "TRANSPARENT")  # nobody is busy all day
        event.add_component(_reminder(step.title))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _reminder(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", REMINDER)
    return alarm
