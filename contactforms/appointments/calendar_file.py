"""An appointment as an iCalendar file (RFC 5545), and as an invitation by mail (RFC 5546).

The UID stays, SEQUENCE goes up with every change: a calendar that has it moves it, or strikes it out.
"""

from datetime import UTC, datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from contactforms.appointments.models import Appointment, Way

PUBLISH, REQUEST, CANCEL = "PUBLISH", "REQUEST", "CANCEL"


def method_of(appointment: Appointment) -> str:
    """Return what a mail about it asks of a calendar."""
    return REQUEST if appointment.booked else CANCEL


def calendar_text(appointment: Appointment, method: str, *, attendee: str = "", now: datetime | None = None) -> str:
    """Return the file. An invitation (`REQUEST`, `CANCEL`) names its `attendee`; a download names nobody."""
    calendar = Calendar()
    calendar.add("prodid", "-//Stad Hasselt//Afspraken//NL")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(appointment, method, attendee, now or timezone.now()))
    return str(calendar.to_ical().decode())


def uid(appointment: Appointment) -> str:
    """Return the identifier that never changes."""
    return f"{appointment.uuid}@{_address().rpartition('@')[2]}"


def title_of(appointment: Appointment) -> str:
    """Return what a calendar shows: what it is about, of a sensitive service only who it is with."""
    service, question = appointment.hours.service, appointment.question
    about = "" if service.sensitive else question.page_title
    return f"{service.name}: {about}" if about and about != service.name else service.name


def place_of(appointment: Appointment) -> str:
    """Return where it is, in words."""
    if appointment.hours.way == Way.PHONE:
        return _("We call you")
    return appointment.hours.place


def _event(appointment: Appointment, method: str, attendee: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid(appointment))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", appointment.start.astimezone(UTC))
    event.add("dtend", appointment.end.astimezone(UTC))
    event.add("sequence", appointment.sequence)
    event.add("status", "CONFIRMED" if appointment.booked else "CANCELLED")
    event.add("summary", title_of(appointment))
    event.add("location", place_of(appointment))
    event.add("description", _("Reference %(reference)s") % {"reference": appointment.question.reference})
    event.add("class", "PRIVATE")
    if method != PUBLISH:
        organizer = vCalAddress(f"MAILTO:{_address()}")
        organizer.params["CN"] = vText(settings.WAGTAIL_SITE_NAME)
        event["organizer"] = organizer
        if attendee:
            guest = vCalAddress(f"MAILTO:{attendee}")
            guest.params["RSVP"] = vText("FALSE")
            event.add("attendee", guest, encode=False)
    return event


def _address() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1] or "antwoord@localhost"
