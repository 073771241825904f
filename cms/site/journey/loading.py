"""Read a journey for a reader in few queries; what is none that everyone may read is left to Wagtail."""

from django.http import HttpRequest

from cms.site.product.loading import pages_at, with_lists, with_way
from journeys.pages.models import JourneyPage

LISTS = ("audiences", "life_events")


def read_journey(request: HttpRequest, path: str) -> JourneyPage | None:
    """Return the journey at a public path (`klantreizen/verhuizen/`) as far as everyone may read it."""
    pages = pages_at(request, path)
    if not pages or pages[-1].cached_content_type.model != "journeypage":
        return None
    return with_way(with_lists(JourneyPage, pages[-1].pk, LISTS), pages)
