"""Themes, audiences and life events: the register as a list, and each with its products."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue.products.models import Audience, LifeEvent, ProductPage, Theme
from catalogue.products.models.classification import Classification
from cms.site.crumbs import from_home
from cms.site.journey.lists import journeys_of_event
from cms.site.product_lists import of_audience, of_theme, product_list, shown_products
from cms.site.public_page import public_page


def of_life_event(life_event: LifeEvent) -> Q:
    """Match the products that a life event needs."""
    through = ProductPage.life_events.through.objects.filter(lifeevent=life_event)
    return Q(pk__in=through.values("productpage"))


@dataclass(frozen=True, slots=True)
class Kind:
    """A register with pages: its address names, its words, and which products belong to a row."""

    model: type[Classification]
    plural: str
    title: str | Promise
    introduction: str | Promise
    products_of: Callable[[Any], Q]


THEMES = Kind(Theme, "themes", _("Themes"), _("Everything we do for you, by subject."), of_theme)
AUDIENCES = Kind(Audience, "audiences", _("For whom"), _("Choose who you are."), of_audience)
LIFE_EVENTS = Kind(
    LifeEvent,
    "life_events",
    _("Life events"),
    _("Something changes in your life. See what you can arrange with us."),
    of_life_event,
)


@public_page
def register(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Show all rows of a register that have products."""
    context = {"kind": kind, "rows": with_products(kind), "crumbs": from_home()}
    return render(request, "site/register.html", context)


@public_page
def register_row(request: HttpRequest, kind: Kind, slug: str) -> HttpResponse:
    """Show the products of one row."""
    row = get_object_or_404(kind.model, slug=slug)
    products = product_list(
        request,
        shown_products().filter(kind.products_of(row)),
        f"{kind.plural}:{row.pk}",
        by_theme=kind is not THEMES,
        by_audience=kind is not AUDIENCES,
    )
    crumbs = from_home((str(kind.title), reverse(f"site:{kind.plural}")))
    context = {"kind": kind, "row": row, "products": products, "crumbs": crumbs}
    if isinstance(row, LifeEvent):
        context["journeys"] = journeys_of_event(request, row)
    return render(request, "site/register_row.html", context)


def with_products(kind: Kind) -> QuerySet[Classification]:
    """Return the rows that at least one live product belongs to, in the editors' order."""
    live = Q(products__live=True)
    if kind is THEMES:
        live |= Q(more_products__live=True)
    return kind.model._default_manager.filter(live).annotate(found=Count("pk")).distinct()
