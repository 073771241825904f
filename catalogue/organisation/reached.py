"""How a service is reached now: one channel that says most."""

from collections.abc import Iterable

from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import Channel
from catalogue.organisation.opening_status import OpeningStatus, status_of

REACHED = ("phone", "counter")  # what “open now” is about, the quickest way first


def reached_now(channels: Iterable[Channel], calendar: CityCalendar) -> tuple[Channel, OpeningStatus] | None:
    """Return the public channel that is open now, the phone before the counter; else the first with hours."""
    fitting = [c for c in channels if c.active and c.public and c.opening_hours and c.kind in REACHED]
    fitting.sort(key=lambda channel: (REACHED.index(channel.kind), channel.order))
    found = [(channel, status_of(channel, calendar)) for channel in fitting]
    return next((one for one in found if one[1].is_open), found[0] if found else None)
