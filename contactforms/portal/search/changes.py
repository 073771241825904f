"""What changed this week at a service: the pages it answers for, the latest first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from catalogue.organisation.models import Service
from catalogue.search.models import SearchDocument

WEEK = timedelta(days=7)
MOST = 6


@dataclass(frozen=True, slots=True)
class Change:
    """A page that was published lately; `new`: for the first time."""

    uuid: UUID
    title: str
    at: datetime
    new: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """The latest changes; `more` when there were others."""

    shown: list[Change]
    more: bool


def changed_this_week(service: Service, *, notes: bool) -> Changes:
    """Return which pages of the service were published in the last seven days (1 query).

    Without `notes` no page that is closed to the public.
    """
    since = timezone.now() - WEEK
    rows = SearchDocument.objects.filter(service_pk=service.pk, page__last_published_at__gte=since)
    rows = rows if notes else rows.filter(closed=False)
    found = rows.order_by("-page__last_published_at", "pk").values_list(
        "uuid", "title", "page__last_published_at", "page__first_published_at"
    )[: MOST + 1]
    changes = [Change(uuid, title, at, first is not None and first >= since) for uuid, title, at, first in found]
    return Changes(changes[:MOST], len(changes) > MOST)
