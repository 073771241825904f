"""A channel as the world sees it: how to reach it, its week, and whether it is open at this moment."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from rest_framework import serializers

from catalogue.organisation.api_freshness import Freshness, Kept
from catalogue.organisation.api_views import Shown
from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import Channel, ChannelKind
from catalogue.organisation.opening_hours import Span
from catalogue.organisation.opening_status import describe, status_of, week_of

SAFE = ("https://", "http://", "tel:", "mailto:")


class SpanShown(Shown):
    """Open from … to …, in the city's own time; a day ends at 24:00."""

    opens = serializers.CharField(help_text="HH:MM")
    closes = serializers.CharField(help_text="HH:MM, up to 24:00")


class DayShown(Shown):
    """One day of the week from today on, closing days and exceptions counted."""

    date = serializers.DateField()
    hours = SpanShown(many=True, help_text="Empty: closed.")
    note = serializers.CharField(help_text="Why this day differs, for instance a public holiday. May be empty.")


class ChannelShown(Shown):
    """A way to reach a service."""

    uuid = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=ChannelKind.choices)
    label = serializers.CharField()  # type: ignore[assignment]
    value = serializers.CharField(help_text="The number or address itself.")
    href = serializers.CharField(help_text="What starts it: tel:, mailto: or https://. Empty for a place.")
    opening_hours = serializers.CharField(help_text="OpenStreetMap syntax. Empty: no hours of its own.")
    week = DayShown(many=True, help_text="Seven days from today. Empty when it has no hours of its own.")
    open_now = serializers.BooleanField()
    opening_text = serializers.CharField(help_text="A sentence for people. Empty when it has no hours of its own.")
    note = serializers.CharField()


@dataclass(slots=True)
class ChannelVoice:
    """Tells about channels at one moment; each is worked out once however often it is asked."""

    now: datetime
    calendar: CityCalendar = field(default_factory=CityCalendar.load)
    _told: dict[int, dict[str, Any]] = field(default_factory=dict)

    def tell(self, channel: Channel) -> dict[str, Any]:
        """Return what `ChannelShown` describes."""
        if channel.pk not in self._told:
            self._told[channel.pk] = self._work_out(channel)
        return self._told[channel.pk]

    def tell_public(self, channels: Any) -> list[dict[str, Any]]:
        """Return those that everybody may see, in the order of the register."""
        public = (channel for channel in channels if channel.public and channel.active)
        return [self.tell(channel) for channel in sorted(public, key=lambda c: (c.order, c.pk))]

    def _work_out(self, channel: Channel) -> dict[str, Any]:
        shown = {
            "uuid": str(channel.uuid),
            "kind": channel.kind,
            "label": channel.label or capfirst(channel.get_kind_display()),
            "value": channel.value,
            "href": absolute(channel.href),
            "opening_hours": channel.opening_hours,
            "note": channel.note,
        }
        if not channel.opening_hours:
            return shown | {"week": [], "open_now": self._open_without_hours(channel), "opening_text": ""}
        status = status_of(channel, self.calendar, self.now)
        week = week_of(channel, self.calendar, self.now.date())
        return shown | {
            "week": [{"date": d.day.isoformat(), "hours": [_span(s) for s in d.spans], "note": d.note} for d in week],
            "open_now": status.is_open,
            "opening_text": describe(status, self.now),
        }

    def _open_without_hours(self, channel: Channel) -> bool:
        return any(self.now in span for span in self.calendar.spans(channel, self.now.date()))


_kept: Kept[ChannelVoice] = Kept()


def voice_of(fresh: Freshness) -> ChannelVoice:
    """Return the voice for this version of the content, until a channel opens or closes."""
    return _kept.get(fresh.key, lambda: ChannelVoice(fresh.now))


def absolute(address: str) -> str:
    """Return an address that can be followed from anywhere; nothing for one that should not be followed."""
    if address.startswith("/") and not address.startswith(("//", "/\\")):
        return f"{settings.CITY_BASE_URL.rstrip('/')}{address}"
    return address if address.lower().startswith(SAFE) else ""


def _span(span: Span) -> dict[str, str]:
    ends_at_midnight = span.end.date() > span.start.date()
    return {"opens": f"{span.start:%H:%M}", "closes": "24:00" if ends_at_midnight else f"{span.end:%H:%M}"}
