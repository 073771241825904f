"""Lists of journeys: all of them, and those of a life event."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import get_language

from catalogue.organisation.remembering import remembered
from catalogue.products.addresses import site_path
from catalogue.products.models import LifeEvent
from cms.site.product_lists import Row
from journeys.pages.models import JourneyPage
from journeys.pages.outlines import shown_journeys


def journeys_shown(request: HttpRequest) -> list[Row]:
    """Return every journey, in the editors' order."""
    return remembered(request, f"journeys:rows:{get_language()}", lambda: _rows(shown_journeys()))


def journeys_of_event(request: HttpRequest, event: LifeEvent) -> list[Row]:
    """Return the journeys through what happens in a life."""
    name = f"journeys:event:{event.pk}:{get_language()}"
    return remembered(request, name, lambda: _rows(shown_journeys().filter(life_events=event)))


def _rows(pages: Iterable[JourneyPage]) -> list[Row]:
    language = get_language() or "nl"
    return [Row(page.title, page.introduction, site_path(page.url_path, language)) for page in pages]
