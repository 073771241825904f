"""What the home page shows: what people often look for, themes, life events, the front desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from catalogue.organisation.remembering import remembered
from catalogue.products.addresses import site_path
from catalogue.products.models import ProductPage
from catalogue.products.models.classification import Classification
from cms.site.contact import ContactCard, contact_of_front_desk
from cms.site.product_lists import Row, shown_products
from cms.site.views.classifications import LIFE_EVENTS, THEMES, with_products
from contactforms.questions.models import NOT_UNDONE, Question
from journeys.flows.visit.offered import FlowLink
from journeys.pages.around import around
from journeys.pages.outlines import JourneyOutline

OFTEN = 8
DAYS_COUNTED = 30


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything the home page's template needs."""

    often: list[Row]
    themes: list[Classification]
    life_events: list[Classification]
    contact: ContactCard
    products: int
    journeys: tuple[JourneyOutline, ...]
    flows: tuple[FlowLink, ...]


def home_view(request: HttpRequest, page: Page) -> HomeView:
    """Return what the home page shows."""
    return HomeView(
        often=remembered(request, f"often:{page.pk}:{get_language()}", lambda: often_needed(page)),
        themes=remembered(request, "home:themes", lambda: list(with_products(THEMES))),
        life_events=remembered(request, "home:life_events", lambda: list(with_products(LIFE_EVENTS))),
        contact=contact_of_front_desk(request),
        products=remembered(request, f"home:count:{get_language()}", lambda: shown_products().count()),
        journeys=around(request).journeys,
        flows=around(request).flows,
    )


def often_needed(page: Page) -> list[Row]:
    """Return the products the editors chose, then those that most questions were about lately."""
    chosen = list(page.often_needed.values_list("product_id", flat=True)) if hasattr(page, "often_needed") else []
    found = _rows(chosen)
    if len(found) < OFTEN:
        found += _rows(pk for pk in _most_asked() if pk not in chosen)
    return found[:OFTEN]


def _most_asked() -> list[int]:
    since = timezone.now() - timedelta(days=DAYS_COUNTED)
    counted = Question.objects.filter(NOT_UNDONE, asked_at__gte=since, page__isnull=False)
    asked = counted.values("page").annotate(times=Count("pk"))
    return list(asked.order_by("-times", "page").values_list("page", flat=True)[: OFTEN * 2])


def _rows(pks: Iterable[int]) -> list[Row]:
    """Return these products as far as everyone may read them, in this order."""
    order = {pk: place for place, pk in enumerate(pks)}
    pages: list[ProductPage] = sorted(shown_products().filter(pk__in=order), key=lambda page: order[page.pk])
    language = get_language() or "nl"
    return [Row(page.title, page.description, site_path(page.url_path, language)) for page in pages]
