"""The guided questions, the tables of places they ask, and the list of them under the home page."""

from collections.abc import Iterator
from typing import Any

from catalogue.organisation.models import Service
from catalogue.products.models import ProductPage
from cms.demo.files import DATA, read, read_each
from cms.demo.load.flow_rows import Names, definition_of, parts_of
from cms.site.models import HomePage
from journeys.flows.models import FlowPage, FlowSection, PlaceTable
from journeys.flows.place_file import read_places
from journeys.flows.services.places import replace_places
from journeys.flows.visit.models import OfferedOn
from journeys.pages.models import JourneyPage

INTRODUCTION = (
    "Weet je niet wat je nodig hebt? Beantwoord enkele vragen, één per keer. Je ziet daarna wat waarschijnlijk voor "
    "jou geldt, en bij wie je terechtkan."
)


def load_flows(services: dict[str, Service], sorts: dict[str, dict[str, Any]]) -> None:
    """Load and publish them; what is there already is published anew only where it differs.

    The journeys that outcomes lead to must be there, if only begun.
    """
    for row in read("place_tables"):
        table, _new = PlaceTable.objects.get_or_create(slug=row["key"], defaults={"name": row["name"]})
        replace_places(table, read_places((DATA / "place_tables" / f"{row['key']}.csv").read_bytes()))
    section = _section(services)
    products = {page.slug: page for page in ProductPage.objects.live()}
    names = Names(
        products={slug: page.uuid for slug, page in products.items()},
        services={slug: service.uuid for slug, service in services.items()},
        journeys=dict(JourneyPage.objects.values_list("slug", "uuid")),
        flows=dict(FlowPage.objects.child_of(section).values_list("slug", "uuid")),
    )
    for row in parts_first(read_each("flows")):
        page = _load(row, section, services, sorts, names, products)
        names.flows[row["slug"]] = page.uuid


def parts_first(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each flow after the flows that it asks as a part; raise ValueError for one that asks itself."""
    waiting = {row["slug"]: row for row in rows}
    while waiting:
        ready = [slug for slug, row in waiting.items() if not parts_of(row) & waiting.keys()]
        if not ready:
            raise ValueError(f"parts of each other: {', '.join(sorted(waiting))}")
        for slug in ready:
            yield waiting.pop(slug)


def _section(services: dict[str, Service]) -> FlowSection:
    home = HomePage.objects.order_by("path").first()
    assert home is not None  # every migrated city has one
    section = FlowSection.objects.child_of(home).first()
    if section is None:
        service = services["onthaal"]
        section = FlowSection(title="Hulp bij kiezen", slug="hulp", responsible_service=service, live=False)
        section.introduction = section.search_description = INTRODUCTION
        home.add_child(instance=section)
        section.save_revision().publish()
    return section


def _load(
    row: dict[str, Any],
    section: FlowSection,
    services: dict[str, Service],
    sorts: dict[str, dict[str, Any]],
    names: Names,
    products: dict[str, ProductPage],
) -> FlowPage:
    fields = {
        "title": row["title"],
        "introduction": " ".join(row["introduction"].split()),
        "definition": definition_of(row, names),
        "sensitive": row["sensitive"],
        "is_part": row["is_part"],
        "theme": sorts["themes"][row["theme"]],
        "responsible_service": services[row["responsible_service"]],
    }
    page = FlowPage.objects.child_of(section).filter(slug=row["slug"]).first()
    if page is not None and all(getattr(page, name) == value for name, value in fields.items()):
        return page
    if page is None:
        page = FlowPage(slug=row["slug"], search_description=fields["introduction"][:300], live=False)
    for name, value in fields.items():
        setattr(page, name, value)
    page.audiences = [sorts["audiences"][key] for key in row["audiences"]]
    page.offered_on = [OfferedOn(product=products[slug]) for slug in row["for_products"]]
    if page.pk is None:
        section.add_child(instance=page)
    page.save_revision().publish()
    return page
