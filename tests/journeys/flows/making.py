"""Flows on pages, for tests. `SMALL` is whole; `changed` makes it otherwise."""

from copy import deepcopy
from typing import Any

from cms.site.models import HomePage
from journeys.flows.models import FlowPage, FlowSection, PlaceTable
from journeys.flows.place_file import PlaceLine
from journeys.flows.services.places import replace_places
from tests.factories import _number, _quickly

SMALL: dict[str, Any] = {
    "start": "wat",
    "questions": [
        {
            "key": "wat",
            "kind": "single",
            "title": "Wat wil je bouwen?",
            "options": [
                {"key": "tuinhuis", "label": "Een tuinhuis", "to": "groot"},
                {"key": "niets", "label": "Niets", "to": "nee"},
            ],
        },
        {
            "key": "groot",
            "kind": "number",
            "title": "Hoe groot?",
            "number": {"unit": "m²", "minimum": "0"},
            "rules": [{"when": {"question": "groot", "test": "at_least", "value": ["40"]}, "to": "ja"}],
            "to": "nee",
        },
    ],
    "outcomes": [
        {"key": "ja", "kind": "check", "title": "Dit moeten wij nakijken", "text": "<p>Wij kijken het na.</p>"},
        {"key": "nee", "kind": "not", "title": "Dit geldt niet", "text": "<p>Je hoeft niets te doen.</p>"},
    ],
}
ANSWERED = {"wat": ["tuinhuis"], "groot": ["50"]}
DELETE = object()


def changed(*path: Any, value: Any = DELETE, of: dict[str, Any] = SMALL) -> dict[str, Any]:
    """`of` with the value at `path` replaced, added (to a list: at its end), or left out."""
    flow: Any = deepcopy(of)
    holder = flow
    for step in path[:-1]:
        holder = holder[step]
    if value is DELETE:
        del holder[path[-1]]
    elif isinstance(holder, list) and path[-1] == len(holder):
        holder.append(value)
    else:
        holder[path[-1]] = value
    return flow


def flow_section() -> FlowSection:
    section = FlowSection.objects.first()
    if section is None:
        home = HomePage.objects.order_by("path").first()
        assert home is not None
        section = home.add_child(instance=FlowSection(title="Hulp", slug="hulp"))
    return section


@_quickly()
def make_flow(flow: dict[str, Any] | None = None, *, live: bool = True, **fields: Any) -> FlowPage:
    number = next(_number)
    page = FlowPage(**{"title": f"Hulp {number}", "slug": f"hulp-{number}"} | fields, live=False)
    page.definition = deepcopy(SMALL if flow is None else flow)
    flow_section().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page


def make_table(slug: str = "zones", **places: str) -> PlaceTable:
    """A table with `place="area"`; a postal code as `p3500`."""
    table = PlaceTable.objects.create(name=slug.title(), slug=slug)
    replace_places(table, [PlaceLine(name.removeprefix("p"), area) for name, area in places.items()])
    return table
