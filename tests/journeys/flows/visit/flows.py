"""Small flows to visit."""

from typing import Any

from wagtail.models import Site

from journeys.flows.models import FlowPage, FlowSection, PlaceRow, PlaceTable
from journeys.flows.spelling import folded
from tests.factories import make_service

SHED: dict[str, Any] = {
    "start": "wat",
    "questions": [
        {
            "key": "wat",
            "kind": "single",
            "title": "Wat wil je doen?",
            "help": "<p>Kies wat er het best bij past.</p>",
            "options": [
                {"key": "tuinhuis", "label": "Een tuinhuis zetten", "hint": "Ook een serre", "to": "grootte"},
                {"key": "boom", "label": "Een boom kappen", "to": "geplant"},
                {"key": "anders", "label": "Iets anders", "to": "nakijken"},
            ],
        },
        {
            "key": "grootte",
            "kind": "number",
            "title": "Hoe groot wordt het?",
            "number": {"unit": "m²", "minimum": "0", "maximum": "10000", "decimals": 1},
            "rules": [{"when": {"question": "grootte", "test": "at_most", "value": ["40"]}, "to": "tuin"}],
            "to": "nodig",
        },
        {
            "key": "tuin",
            "kind": "yes_no",
            "title": "Staat het in je achtertuin?",
            "options": [{"key": "ja", "label": "Ja", "to": "vrij"}, {"key": "nee", "label": "Nee", "to": "nodig"}],
        },
        {"key": "geplant", "kind": "date", "title": "Wanneer is de boom geplant?", "to": "waar"},
        {
            "key": "waar",
            "kind": "place",
            "title": "In welke straat staat de boom?",
            "table": "zones",
            "rules": [{"when": {"question": "waar", "test": "is", "value": ["centrum"]}, "to": "nakijken"}],
            "to": "schade",
        },
        {
            "key": "schade",
            "kind": "several",
            "title": "Wat beschadigt de boom?",
            "needed": False,
            "options": [{"key": "dak", "label": "Een dak"}, {"key": "riool", "label": "De riool"}],
            "to": "nodig",
        },
    ],
    "outcomes": [
        {"key": "vrij", "kind": "not", "title": "Je hebt geen vergunning nodig", "text": "<p>Hou het <b>laag</b>.</p>"},
        {"key": "nodig", "kind": "applies", "title": "Vraag een vergunning aan", "text": "<p>Doe dat vooraf.</p>"},
        {"key": "nakijken", "kind": "check", "title": "Dit kijken we voor je na", "text": "<p>Bel ons.</p>"},
    ],
}
MONEY: dict[str, Any] = {
    "start": "schuld",
    "questions": [
        {
            "key": "schuld",
            "kind": "yes_no",
            "title": "Heb je schulden?",
            "options": [{"key": "ja", "label": "Ja", "to": "inkomen"}, {"key": "nee", "label": "Nee", "to": "geen"}],
        },
        {
            "key": "inkomen",
            "kind": "number",
            "title": "Wat is je inkomen?",
            "number": {"unit": "euro", "minimum": "0"},
            "to": "gezin",
        },
        {
            "key": "gezin",
            "kind": "single",
            "title": "Met wie woon je?",
            "options": [{"key": "alleen", "label": "Alleen"}, {"key": "samen", "label": "Samen met anderen"}],
            "to": "helpen",
        },
    ],
    "outcomes": [
        {"key": "helpen", "kind": "check", "title": "We bekijken het samen", "text": "<p>Kom langs.</p>"},
        {"key": "geen", "kind": "not", "title": "Dit is niet voor jou", "text": "<p>Lees verder.</p>"},
    ],
}


def flow_section() -> FlowSection:
    found = FlowSection.objects.first()
    if found is None:
        found = FlowSection(title="Hulp", slug="hulp", introduction="Beantwoord een paar vragen.")
        Site.objects.get(is_default_site=True).root_page.add_child(instance=found)
        found.save_revision().publish()
    return found


def make_flow(definition: dict[str, Any], *, live: bool = True, **fields: Any) -> FlowPage:
    """A flow with a service of its own unless told otherwise, published through a revision."""
    fields.setdefault("responsible_service", make_service())
    page = FlowPage(**{"title": "Welke vergunning heb ik nodig?", "slug": "vergunning"} | fields, live=False)
    page.definition = definition
    flow_section().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page


def more_streets(*streets: str) -> None:
    table = PlaceTable.objects.get(slug="zones")
    PlaceRow.objects.bulk_create(PlaceRow(table=table, name=s, folded=folded(s), area="rand") for s in streets)


def make_shed(**fields: Any) -> FlowPage:
    zones = PlaceTable.objects.create(slug="zones", name="Zones")
    PlaceRow.objects.create(table=zones, name="Grote Markt", area="centrum")
    more_streets("Luikersteenweg")
    return make_flow(SHED, **fields)


def make_money(**fields: Any) -> FlowPage:
    return make_flow(MONEY, **{"title": "Hulp bij geldzorgen", "slug": "geldzorgen", "sensitive": True} | fields)
