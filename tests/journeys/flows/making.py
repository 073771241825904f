"""Flows on pages, for tests. `SMALL` is whole; `changed` makes it otherwise."""

from copy import deepcopy
from typing import Any

from cms.site.models import HomePage
from journeys.flows.models import FlowPage, FlowSection, PlaceTable
from journeys.flows.place_file import PlaceLine
from journeys.flows.services.places import replace_places
from tests.factories import _number, _quickly, make_product, make_service, make_theme

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


def make_flow_of_everything(**fields: Any) -> FlowPage:
    """A live flow with a question of each kind, a part, and an outcome that refers to what it can."""
    make_table("zones", p3500="zone-1", Havermarkt="zone-2")
    part = make_flow(title="Deel", is_part=True)
    options = [{"key": key, "label": key.upper()} for key in "ab"]
    flow = {
        "start": "eerst",
        "questions": [
            {"key": "eerst", "kind": "yes_no", "title": "Eerst?", "help": "<p>Kijk <b>goed</b>.</p>", "to": "deel"},
            {"key": "deel", "kind": "part", "title": "Deel", "part": str(part.uuid), "to": "meer"},
            {"key": "meer", "kind": "several", "title": "Wat nog?", "options": options, "to": "dag", "needed": False},
            {"key": "dag", "kind": "date", "title": "Wanneer?", "to": "waar"},
            {
                "key": "waar",
                "kind": "place",
                "title": "Waar?",
                "table": "zones",
                "rules": [
                    {"when": {"question": "deel", "test": "is", "value": ["ja"]}, "to": "goed"},
                    {"when": {"any": [{"question": "waar", "test": "is", "value": ["zone-1"]}]}, "to": "goed"},
                ],
                "to": "niet",
            },
        ],
        "outcomes": [
            {
                "key": "goed",
                "kind": "applies",
                "title": "Dit geldt waarschijnlijk voor jou",
                "text": "<p>Vraag het aan.</p>",
                "products": [str(make_product().uuid)],
                "service": str(make_service().uuid),
            },
            {"key": "niet", "kind": "not", "title": "Dit geldt niet", "text": "<p>Je hoeft niets te doen.</p>"},
        ],
    }
    return make_flow(flow, **{"theme": make_theme(), "introduction": "Een paar vragen."} | fields)
