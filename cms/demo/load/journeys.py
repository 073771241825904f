"""The journeys: first their pages as drafts, so that flows can name them; then the steps, when flows are there."""

from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from wagtail.models import Page

from catalogue.organisation.models import Service
from catalogue.products.models import Audience, ProductPage
from cms.accounts.models import User
from cms.demo.files import journey_rows
from cms.site.models import HomePage, InfoPage
from journeys.flows.models import FlowPage
from journeys.pages.keys import key_from
from journeys.pages.models import JourneyPage, JourneySection
from journeys.pages.targets import going_out

KINDS: dict[str, type[Page]] = {"product": ProductPage, "flow": FlowPage, "journey": JourneyPage, "page": InfoPage}
Sorts = dict[str, dict[str, Any]]


class WrongRow(Exception):
    """A data file names something that is not there."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A page that waits for its steps, and the data it comes from."""

    page: JourneyPage
    row: dict[str, Any]


def uuid_of(slug: str) -> UUID:
    """Return the identifier of a journey of the demo: the same in every load."""
    return uuid5(NAMESPACE_URL, f"journeys/{slug}")


def begin_journeys(services: dict[str, Service], sorts: Sorts, owners: dict[str, User]) -> list[Begun]:
    """Make the section and a draft of every journey; no steps yet."""
    rows = sorted(journey_rows(), key=lambda row: (row.get("order", 100), row["slug"]))
    if not rows:
        return []
    home = HomePage.objects.order_by("path").first()
    assert home is not None
    section = JourneySection(
        title="Klantreizen",
        slug="klantreizen",
        introduction="Er verandert iets in je leven. Hier zie je stap voor stap wat je regelt, en in welke volgorde.",
        responsible_service=Service.objects.front_desk(),
    )
    home.add_child(instance=section)
    section.save_revision().publish()
    return [Begun(_begin(row, section, services, sorts, owners), row) for row in rows]


def _begin(
    row: dict[str, Any], section: JourneySection, services: dict[str, Service], sorts: Sorts, owners: dict[str, User]
) -> JourneyPage:
    page = JourneyPage(
        uuid=uuid_of(row["slug"]),
        title=row["title"],
        slug=row["slug"],
        introduction=" ".join(row["introduction"].split()),
        search_description=" ".join(row["introduction"].split())[:300],
        keywords=", ".join(str(word) for word in row.get("keywords", [])),
        day_name=row.get("day_name", ""),
        theme=sorts["themes"][row["theme"]] if row.get("theme") else None,
        responsible_service=services[row["service"]],
        owner=owners.get(row["service"]),
        live=False,
    )
    page.audiences = [sorts["audiences"][key] for key in row["audiences"]]
    page.life_events = [sorts["life_events"][key] for key in row.get("life_events", [])]
    section.add_child(instance=page)
    return page


def finish_journeys(begun: list[Begun]) -> None:
    """Give each its steps and publish it; they may name each other, so they count as published together."""
    pks = {name: dict(model.objects.values_list("slug", "pk")) for name, model in KINDS.items()}
    audiences = {slug: str(uuid) for slug, uuid in Audience.objects.values_list("slug", "uuid")}
    with going_out(one.page.pk for one in begun):
        for one in begun:
            one.page.steps = [_step(one.row["slug"], step, pks, audiences) for step in one.row["steps"]]
            one.page.full_clean()
            one.page.save_revision().publish()


def _step(
    journey: str, step: dict[str, Any], pks: dict[str, dict[str, int]], audiences: dict[str, str]
) -> dict[str, Any]:
    key = step.get("key") or key_from(step["title"])
    offset = step.get("offset") or {}
    value = {name: _text(step.get(name)) for name in ("title", "why", "when", "who_name", "cost", "time", "note")}
    value |= {
        "key": key,
        "who": step.get("who", "you"),
        "number": offset.get("number"),
        "unit": offset.get("unit", "working_days"),
        "side": offset.get("side", "after"),
        "audiences": [audiences[name] for name in step.get("audiences", [])],
        "links": [_link(f"{journey}, {key}", link, pks, at) for at, link in enumerate(step.get("links", []))],
    }
    return {"type": "step", "value": value, "id": str(uuid5(NAMESPACE_URL, f"journeys/{journey}/{key}"))}


def _link(where: str, link: dict[str, Any], pks: dict[str, dict[str, int]], number: int) -> dict[str, Any]:
    value: dict[str, Any] = {"title": link.get("title", ""), "how": link.get("how", "and")}
    key = str(uuid5(NAMESPACE_URL, f"journeys/{where}/{number}"))
    if "url" in link:
        return {"type": "outside", "value": value | {"url": link["url"]}, "id": key}
    kind = next((name for name in KINDS if name in link), None)
    if kind is None or link[kind] not in pks[kind]:
        raise WrongRow(f"{where}: {link}")
    return {"type": "page", "value": value | {"page": pks[kind][link[kind]]}, "id": key}


def _text(value: str | None) -> str:
    """Return a text with its paragraphs kept and its lines joined."""
    parts = (" ".join(part.split()) for part in str(value or "").split("\n\n"))
    return "\n\n".join(part for part in parts if part)
