"""The results as people read them: with price, start, who answers and whether they can be reached now.

However many results there are, this costs three queries: products, services, channels.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalogue.organisation.models import Service
from catalogue.organisation.opening_status import describe
from catalogue.organisation.reached import reached_now
from catalogue.products.models import ProductPage
from catalogue.products.prices import price_words
from catalogue.search.results import Hit, Piece
from cms.site.contact import calendar_of
from cms.site.links import safe_href
from cms.site.product.view import Link
from cms.site.search.facets import KIND_NAMES


@dataclass(frozen=True, slots=True)
class Reached:
    """How a service is reached now: the channel, its link, and the sentence about its hours."""

    words: str
    shown: str
    href: str
    sentence: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One result."""

    title: str
    url: str
    kind: str
    text: tuple[Piece, ...]
    price: str = ""
    start: Link | None = None
    service: str = ""
    reached: Reached | None = None
    is_service: bool = False


def result_rows(request: HttpRequest, hits: Sequence[Hit]) -> list[Row]:
    """Return what is shown of each hit, in the same order."""
    products = _products(hit.document.page_id for hit in hits if hit.document.kind == "product")
    services = _services(hit.document.service_pk for hit in hits)
    reached = {pk: how_reached(request, service) for pk, service in services.items()}
    rows = []
    for hit in hits:
        document = hit.document
        product = products.get(document.page_id or 0)
        pk = document.service_pk or 0
        rows.append(
            Row(
                title=document.title,
                url=document.url,
                kind=str(KIND_NAMES.get(document.kind, "")),
                text=hit.snippet,
                price=price_words(product.costs) if product else "",
                start=_start(product) if product else None,
                service=services[pk].name if pk in services and document.kind == "product" else "",
                reached=reached.get(pk) if document.kind in {"product", "service"} else None,
                is_service=document.kind == "service",
            )
        )
    return rows


def _products(pks: Iterable[int | None]) -> dict[int, ProductPage]:
    wanted = {pk for pk in pks if pk}
    rows = ProductPage.objects.filter(pk__in=wanted).only("start_url", "start_label", "costs") if wanted else ()
    return {row.pk: row for row in rows}


def _services(pks: Iterable[int | None]) -> dict[int, Service]:
    wanted = {pk for pk in pks if pk}
    rows = Service.objects.filter(pk__in=wanted, active=True).prefetch_related("channels") if wanted else ()
    return {row.pk: row for row in rows}


def how_reached(request: HttpRequest, service: Service) -> Reached | None:
    """Return how this service is reached now; None when no channel of it has hours."""
    found = reached_now(service.channels.all(), calendar_of(request))
    if found is None:
        return None
    channel, status = found
    words = channel.label or capfirst(channel.get_kind_display())
    shown, href = (channel.value, safe_href(channel.href)) if channel.kind == "phone" else ("", "")
    return Reached(words, shown, href, describe(status), status.is_open)


def _start(product: ProductPage) -> Link | None:
    href = safe_href(product.start_url)
    return Link(product.start_label or _("Start"), href) if href else None
