"""Read a journey for a reader in few queries; what is none that everyone may read is left to Wagtail."""

from django.http import HttpRequest

from cms.site.product.loading import pages_at, with_way
from journeys.pages.models import JourneyPage


def read_journey(request: HttpRequest, path: str) -> JourneyPage | None:
    """Return the journey at a public path (`klantreizen/verhuizen/`) as far as everyone may read it."""
    pages = pages_at(request, path)
    if not pages or pages[-1].cached_content_type.model != "journeypage":
        return None
    found = JourneyPage.objects.filter(pk=pages[-1].pk).select_related("theme", "responsible_service__department")
    return with_way(found.prefetch_related("audiences", "life_events").first(), pages)
