"""Makers of journeys for tests."""

from itertools import count
from typing import Any

from wagtail.models import Page

from catalogue.products.models import Audience
from cms.site.models import HomePage
from journeys.pages.models import JourneyPage, JourneySection
from tests.factories import _quickly, make_service

_number = count(1)


def page_link(page: Page | int, **fields: Any) -> dict[str, Any]:
    return {"type": "page", "value": {"page": page if isinstance(page, int) else page.pk, **fields}}


def outside_link(url: str = "https://elders.example/", title: str = "Elders", **fields: Any) -> dict[str, Any]:
    return {"type": "outside", "value": {"title": title, "url": url, **fields}}


def step(title: str = "Doe iets", *links: Any, **fields: Any) -> dict[str, Any]:
    """A step as it is stored; a page among the links stands for a link to it."""
    rows = [link if isinstance(link, dict) else page_link(link) for link in links]
    return {"type": "step", "value": {"title": title, "links": rows, **fields}}


@_quickly()
def journey_section() -> JourneySection:
    section = JourneySection.objects.first()
    if section is None:
        home = HomePage.objects.get()
        section = home.add_child(instance=JourneySection(title="Klantreizen", slug="klantreizen"))
        section.save_revision().publish()
    return section


@_quickly()
def make_journey(*steps: dict[str, Any], live: bool = True, **fields: Any) -> JourneyPage:
    """A whole journey; without steps it has one, to another site."""
    number = next(_number)
    audiences = fields.pop("audiences", None)
    defaults = {
        "title": f"Reis {number}",
        "slug": f"reis-{number}",
        "introduction": "Je verhuist. Dit regel je.",
        "day_name": "dag van je verhuis",
    }
    if "responsible_service" not in fields:
        fields["responsible_service"] = make_service()
    life_events = fields.pop("life_events", [])
    page = JourneyPage(**defaults | fields, live=False)
    page.steps = list(steps) or [step("Kijk elders", outside_link())]
    page.audiences = audiences if audiences is not None else [Audience.objects.get_or_create(name="Inwoners")[0]]
    page.life_events = life_events
    journey_section().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page
