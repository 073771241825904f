"""A journey and guided questions for the tests of what goes along with a question."""

from typing import Any

from wagtail.models import Site

from catalogue.products.models import Audience, ProductPage
from journeys.flows.models import FlowPage, PlaceRow, PlaceTable
from journeys.pages.models import JourneyPage, JourneySection
from tests.factories import make_service
from tests.journeys.flows.visit.flows import SHED, make_flow, make_money

__all__ = ["SHED", "make_journey", "make_money", "make_shed_for"]

STEPS = [
    ("kiezen", "Kies een woning"),
    ("aangifte", "Geef je nieuwe adres door"),
    ("parkeren", "Vraag een parkeerkaart"),
]


def make_journey(*pages: ProductPage, **fields: Any) -> JourneyPage:
    """A live journey of three steps; the second links to these pages."""
    section = JourneySection.objects.first()
    if section is None:
        section = JourneySection(title="Klantreizen", slug="klantreizen", responsible_service=make_service())
        Site.objects.get(is_default_site=True).root_page.add_child(instance=section)
        section.save_revision().publish()
    links = [{"type": "page", "value": {"page": page.pk}} for page in pages]
    outside = [{"type": "outside", "value": {"title": "Elders", "url": "https://www.voorbeeld.example/"}}]
    steps = [
        {"type": "step", "value": {
            "title": title, "key": key, "when": "binnen 8 werkdagen" if key == "aangifte" else "",
            "links": links if key == "aangifte" and links else outside,
        }}
        for key, title in STEPS
    ]  # fmt: skip
    values = {"title": "Verhuizen naar Hasselt", "slug": "verhuizen", "responsible_service": make_service()} | fields
    page = JourneyPage(**values, introduction="Je verhuist. Dit regel je.", live=False)
    page.audiences = [Audience.objects.get_or_create(name="Inwoners")[0]]
    page.steps = JourneyPage._meta.get_field("steps").to_python(steps)
    section.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def make_shed_for(product: ProductPage | None = None) -> FlowPage:
    """Guided questions whose outcome “vrij” names the product."""
    zones = PlaceTable.objects.create(slug="zones", name="Zones")
    PlaceRow.objects.create(table=zones, name="Grote Markt", area="centrum")
    outcomes = [
        one | ({"products": [str(product.uuid)]} if product is not None and one["key"] == "vrij" else {})
        for one in SHED["outcomes"]
    ]
    return make_flow(SHED | {"outcomes": outcomes})
