"""The address of a page, from what its row holds: no query, however many rows."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation


@lru_cache(maxsize=10_000)
def site_path(url_path: str, language: str) -> str:
    """Return the path on the site of a page with this `url_path` (Wagtail's: `/start/producten/paspoort/`).

    A city is one site: the first part is the home page's own slug, which no address shows.
    """
    _empty, _home, rest = url_path.split("/", 2)
    with translation.override(language):
        return reverse("wagtail_serve", args=(rest,))


def in_full(address: str) -> str:
    """Return an address of this site with its host; one elsewhere as it is."""
    return f"{settings.CITY_BASE_URL.rstrip('/')}{address}" if address.startswith("/") else address


def canonical_url(url_path: str, language: str) -> str:
    """Return the one address under which the world should know a page."""
    return in_full(site_path(url_path, language))
