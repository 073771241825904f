"""Keep what is slow to work out until the content changes.

Everything is kept under the content version, so that nothing has to be thrown away: a change makes a new
version, and the old entries are never asked for again.
"""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.http import HttpRequest

from catalogue.organisation.models import content_version

KEEP_SECONDS = 3600
Kept = TypeVar("Kept")


def version_of(request: HttpRequest) -> str:
    """Return the content version as this request found it (one query a request).

    The moment is part of it: a city that starts afresh counts from one again.
    """
    known: str | None = getattr(request, "_content_version", None)
    if known is None:
        version = content_version.current()
        known = f"{version.number}-{version.changed_at.timestamp():.6f}"
        request._content_version = known  # type: ignore[attr-defined]
    return known


def remembered(request: HttpRequest, name: str, make: Callable[[], Kept], seconds: int = KEEP_SECONDS) -> Kept:
    """Return what `make` returned for this content version, asking it only the first time."""
    key = f"{version_of(request)}:{name}"
    kept: Kept | None = cache.get(key)
    if kept is None:
        kept = make()
        cache.set(key, kept, seconds)
    return kept
