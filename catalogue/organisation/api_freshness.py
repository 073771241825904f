"""How fresh an answer of the API is: what ETag and Last-Modified are made of, in one query.

An answer changes for two reasons: the content changed (the content version), or a channel opened or
closed. For the second, every moment of today at which any hours of the city begin or end counts as a new
version; so `open_now` is right to the minute, and a client that asks often still gets its 304.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Generic, TypeVar

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import get_language
from rest_framework.request import Request

from catalogue.organisation.calendar import local_now, midnight
from catalogue.organisation.models import Channel, ContentVersion, OpeningException
from catalogue.organisation.opening_hours import spans_on

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Freshness:
    """The version of everything the API tells, at `now` (local wall-clock time).

    `version` also names the transaction that wrote it, so that a number that comes again (after a rollback,
    in a city that starts afresh) is never taken for the old one. `clock` is the last moment until `now` at
    which something opened or closed.
    """

    now: datetime
    version: str
    changed_at: datetime
    clock: datetime

    @property
    def key(self) -> tuple[object, ...]:
        """Under which what is told may be kept in memory."""
        return (self.version, self.clock, get_language())

    @property
    def last_modified(self) -> int:
        """When something last changed, in seconds since 1970."""
        return int(max(self.changed_at, timezone.make_aware(self.clock)).timestamp())

    def etag(self, request: Request) -> str:
        """Return the tag of the answer to this request: its address, language and format, and our versions."""
        told = (
            request.build_absolute_uri(),
            getattr(request.accepted_renderer, "media_type", ""),
            settings.SPECTACULAR_SETTINGS["VERSION"],
            settings.CITY_BASE_URL,
            self.key,
        )
        return f'W/"{hashlib.blake2b(repr(told).encode(), digest_size=12).hexdigest()}"'


def freshness(now: datetime | None = None) -> Freshness:
    """Return how fresh the content is at `now` (one query)."""
    now = now or local_now()
    today = now.date()
    hours = Channel.objects.filter(active=True, public=True).exclude(opening_hours="").order_by("opening_hours")
    special = OpeningException.objects.filter(start__lte=today, end__gte=today).order_by("opening_hours")
    row = (
        ContentVersion.objects.filter(pk=1)
        .annotate(
            written_by=RawSQL('"organisation_contentversion"."xmin"::text', ()),
            hours=ArraySubquery(hours.values("opening_hours").distinct()),
            special=ArraySubquery(special.values("opening_hours").distinct()),
        )
        .first()
    )
    if row is None:
        return Freshness(now, "0", timezone.make_aware(midnight(today)), midnight(today))
    moments = _moments((*row.hours, *row.special), today)
    return Freshness(now, f"{row.number}-{row.written_by}", row.changed_at, _latest(moments, now))


class Kept(Generic[Value]):
    """One value, kept in this process for as long as its key stays the same."""

    def __init__(self) -> None:
        self._held: tuple[Hashable, Value] | None = None

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value of `key`, asking `make` when it is another key than the last time."""
        held = self._held
        if held is None or held[0] != key:
            held = self._held = (key, make())
        return held[1]


@lru_cache(maxsize=64)
def _moments(hours: tuple[str, ...], day: date) -> tuple[datetime, ...]:
    """Return every moment of `day` at which one of these hours begins or ends, midnight first."""
    edges = {edge for text in hours for span in spans_on(text, day) for edge in (span.start, span.end)}
    return tuple(sorted(edges | {midnight(day)}))


def _latest(moments: tuple[datetime, ...], now: datetime) -> datetime:
    return moments[bisect_right(moments, now) - 1]
