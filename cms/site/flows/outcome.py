"""What stands with an outcome, live from the catalogue: products, the journey to follow, who helps further."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from catalogue.organisation.models import Service
from catalogue.products.addresses import site_path
from catalogue.products.models import ProductPage
from catalogue.products.prices import price_words
from catalogue.responsibility import LoadedClimb, responsible_for, with_claims
from catalogue.responsibility.rules import answering
from cms.site.contact import ContactCard, contact_of_page, contact_of_service
from cms.site.links import ask_path, safe_href
from cms.site.product.view import Link
from cms.site.product_lists import shown_products
from cms.site.search.rows import Reached, how_reached
from journeys.flows.definition import Outcome
from journeys.flows.models import FlowPage
from journeys.flows.visit.addresses import asked_from
from journeys.pages.following import followed, with_journey
from journeys.pages.models import JourneyPage


@dataclass(frozen=True, slots=True)
class ProductCard:
    """One product that an outcome leads to."""

    title: str
    path: str
    summary: str
    price: str
    duration: str
    start: Link | None
    service: Service
    reached: Reached | None


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """Everything beside an outcome's own words."""

    products: list[ProductCard]
    journey: Link | None
    contact: ContactCard


def outcome_view(request: HttpRequest, page: FlowPage, outcome: Outcome, told: str) -> OutcomeView:
    """Return what stands with an outcome; `told` is what tells the way to the contact form."""
    climb = LoadedClimb.load() if outcome.products or outcome.service else None
    contact = _contact(request, page, outcome, climb)
    came_from = asked_from(request.GET)
    path = reverse("forms:ask", args=[came_from]) if came_from else ask_path(page)
    ask = with_journey(f"{path}?{told}" if told else path, followed(request))
    return OutcomeView(
        products=product_cards(request, outcome.products, climb) if climb else [],
        journey=_journey(outcome.journey),
        contact=replace(contact, ask_url=ask),
    )


def product_cards(request: HttpRequest, uuids: Sequence[UUID], climb: LoadedClimb) -> list[ProductCard]:
    """Return the products among these that everyone may read, in this order. One query besides the climb's own."""
    found = with_claims(shown_products().filter(uuid__in=uuids).select_related(None))
    order = {uuid: place for place, uuid in enumerate(uuids)}
    products = sorted(found.defer("body"), key=lambda product: order[product.uuid])
    return [_card(request, product, climb) for product in products]


def _card(request: HttpRequest, product: ProductPage, climb: LoadedClimb) -> ProductCard:
    service = responsible_for(product, climb=climb).service
    href = safe_href(product.start_url)
    return ProductCard(
        title=product.title,
        path=site_path(product.url_path, get_language() or "nl"),
        summary=product.description,
        price=price_words(product.costs),
        duration=product.duration,
        start=Link(product.start_label, href) if href else None,
        service=service,
        reached=how_reached(request, service),
    )


def _contact(request: HttpRequest, page: FlowPage, outcome: Outcome, climb: LoadedClimb | None) -> ContactCard:
    """Return who helps further: the service that the outcome names, its successor, or who answers for the flow."""
    named = (one for one in climb.services.values() if one.uuid == outcome.service) if climb and outcome.service else ()
    service = next((active for active in map(answering, named) if active is not None), None)
    return contact_of_service(request, service) if service is not None else contact_of_page(request, page)


def _journey(uuid: UUID | None) -> Link | None:
    if uuid is None:
        return None
    rows = JourneyPage.objects.live().public().filter(uuid=uuid).values("title", "url_path", "locale__language_code")
    row = rows.first()
    return Link(row["title"], site_path(row["url_path"], row["locale__language_code"])) if row else None
