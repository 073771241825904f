"""The other ways to reach a service, with whether they are open now, for the contact page."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import capfirst

from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import Channel
from catalogue.organisation.opening_status import DayHours, OpeningStatus, describe, status_of, week_of

PLACES = {"phone", "counter", "email", "whatsapp", "post"}


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """One way: its words, its link, whether it is open now, and its week from today."""

    channel: Channel
    words: str
    shown: str
    status: OpeningStatus | None
    sentence: str
    week: list[DayHours]


def lines(channels: tuple[Channel, ...], calendar: CityCalendar) -> list[ChannelLine]:
    """Return the channels as people read them, in their order."""
    return [_line(channel, calendar) for channel in channels]


def _line(channel: Channel, calendar: CityCalendar) -> ChannelLine:
    words = channel.label or capfirst(channel.get_kind_display())
    shown = channel.value if channel.kind in PLACES else words
    if not channel.opening_hours:
        return ChannelLine(channel, words, shown, None, "", [])
    status = status_of(channel, calendar)
    week = week_of(channel, calendar, timezone.localdate())
    return ChannelLine(channel, words, shown, status, describe(status), week)
