"""The contact card: who answers, how to reach them now, and by when there is an answer."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import Channel, Service
from catalogue.organisation.opening_hours import Span
from catalogue.organisation.opening_status import OpeningStatus, describe, status_of, week_of
from catalogue.organisation.remembering import remembered
from catalogue.responsibility import front_desk_responsibility, responsible_for
from cms.site.links import ask_path, contact_path, safe_href
from journeys.pages.following import followed, with_journey

ONLINE = {"form", "chat", "video", "appointment", "self_service"}


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of the week table, in words; no hours is closed."""

    day: str
    hours: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ChannelCard:
    """One way to reach a service: its words, its link, and whether it is open now."""

    channel: Channel
    words: str
    shown: str
    href: str
    status: OpeningStatus | None
    sentence: str
    week: list[DayRow]


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Who answers, through which channels, and the day by which they do."""

    service: Service
    channels: list[ChannelCard]
    due: date
    ask_url: str


def calendar_of(request: HttpRequest) -> CityCalendar:
    """Return the city's calendar as of today, read once for each content version."""
    return remembered(request, f"calendar:{timezone.localdate()}", CityCalendar.load)


def contact_of_page(request: HttpRequest, page: Page) -> ContactCard:
    """Return the card of a page: the service and channels that `responsible_for` names."""
    named = getattr(page, "responsible_service", None)
    if named is not None:
        prefetch_related_objects([named], "channels")
    answer = responsible_for(page)
    ask_url = with_journey(ask_path(page), followed(request))
    return _card(request, answer.service, answer.public_channels, answer.promise, ask_url)


def contact_of_service(request: HttpRequest, service: Service) -> ContactCard:
    """Return the card of a service itself."""
    prefetch_related_objects([service], "channels")
    channels = tuple(c for c in service.channels.all() if c.active and c.public)
    return _card(request, service, channels, service.promise, contact_path())


def contact_of_front_desk(request: HttpRequest) -> ContactCard:
    """Return the card of whoever answers everything else."""
    answer = front_desk_responsibility()
    return _card(request, answer.service, answer.public_channels, answer.promise, contact_path())


def _card(
    request: HttpRequest, service: Service, channels: tuple[Channel, ...], promise: int, ask_url: str
) -> ContactCard:
    prefetch_related_objects([service], "channels")  # the calendar asks the service for its weekdays, day by day
    calendar = calendar_of(request)
    due = calendar.add_working_days(timezone.localdate(), promise, service)
    return ContactCard(service, [_channel_card(channel, calendar) for channel in channels], due, ask_url)


def _channel_card(channel: Channel, calendar: CityCalendar) -> ChannelCard:
    words = channel.label or capfirst(channel.get_kind_display())
    href = safe_href(channel.href)
    shown = words if channel.kind in ONLINE else channel.value
    if not channel.opening_hours and channel.kind in {"email", "form", "self_service", "post"}:
        return ChannelCard(channel, words, shown, href, None, "", [])  # “always open” says nothing here
    status = status_of(channel, calendar)
    days = week_of(channel, calendar, timezone.localdate()) if channel.opening_hours else []
    language = get_language()
    week = [DayRow(short_day(d.day, language), tuple(map(hours_words, d.spans)), d.note) for d in days]
    return ChannelCard(channel, words, shown, href, status, describe(status), week)


@lru_cache(maxsize=512)
def short_day(day: date, language: str | None) -> str:
    """Return a day for a table in the language of now, for instance “dinsdag 24 nov”."""
    return formats.date_format(day, _("l j b"))


def hours_words(span: Span) -> str:
    """Return a stretch of a day, for instance “9.00–12.30”; midnight at its end is 24.00."""
    end = "24.00" if span.end.date() > span.start.date() else f"{span.end.hour}.{span.end:%M}"
    return f"{span.start.hour}.{span.start:%M}–{end}"


def day_words(day: date) -> str:
    """Return a day as people say it, for instance “dinsdag 24 november”."""
    return formats.date_format(day, _("l j F"))
