"""How a service is reached, and whether that works right now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import Channel, ChannelKind
from catalogue.organisation.opening_status import DayHours, describe, status_of, week_of

ALWAYS_THERE = {ChannelKind.EMAIL, ChannelKind.FORM, ChannelKind.SELF_SERVICE, ChannelKind.POST}


@dataclass(frozen=True, slots=True)
class Reach:
    """A channel and its hours in words; no words where “always open” says nothing."""

    channel: Channel
    is_open: bool
    sentence: str
    because: str = ""


def reach_now(channel: Channel, calendar: CityCalendar) -> Reach:
    """Tell whether the channel answers now."""
    if not channel.opening_hours and channel.kind in ALWAYS_THERE:
        return Reach(channel, True, "")
    status = status_of(channel, calendar)
    return Reach(channel, status.is_open, describe(status), "" if status.is_open else status.because)


def quickest(channels: Iterable[Channel]) -> Channel | None:
    """Return the channel to name in a list: the first phone number, else the first there is."""
    ordered = sorted(channels, key=lambda channel: channel.kind != ChannelKind.PHONE)  # stable: keeps their order
    return ordered[0] if ordered else None


def week_in_rows(channel: Channel, calendar: CityCalendar) -> list[tuple[str, str]]:
    """Return the coming seven days with their hours; nothing for a channel without hours."""
    if not channel.opening_hours:
        return []
    week = week_of(channel, calendar, timezone.localdate())
    return [(formats.date_format(day.day, "l j b"), _hours(day)) for day in week]


def _hours(day: DayHours) -> str:
    hours = ", ".join(f"{_clock(span.start)}–{_clock(span.end, midnight='24.00')}" for span in day.spans)
    return (hours or _("closed")) + (f" ({day.note})" if day.note else "")


def _clock(moment: datetime, midnight: str = "") -> str:
    clock = formats.date_format(moment, "G.i")
    return midnight or clock if moment.hour == moment.minute == 0 else clock
