"""The demo city's flows as definitions, straight from their files: no database, each slug with a uuid made from it."""

from datetime import date
from functools import cache
from uuid import NAMESPACE_URL, UUID, uuid5

from cms.demo.files import DATA, brief_products, full_products, read, read_each
from cms.demo.load.flow_rows import Names, definition_of
from cms.demo.load.products import is_draft
from journeys.flows.definition import Definition, from_json
from journeys.flows.definition.nodes import ELSEWHERE
from journeys.flows.parts import assembly
from journeys.flows.place_file import read_places
from journeys.flows.spelling import folded, spellings

FLOWS = read_each("flows")
SLUGS = [row["slug"] for row in FLOWS]
TODAY = date(2026, 11, 26)
LIVE_PRODUCTS = {row["key"] for row in [*full_products(), *brief_products()] if not is_draft(row)}
SERVICES = {item["key"] for row in read("organisation") for item in row["services"]}
JOURNEYS = {row["slug"] for row in read_each("journeys")}


def _uuids(slugs: set[str] | list[str], kind: str) -> dict[str, UUID]:
    return {slug: uuid5(NAMESPACE_URL, f"{kind}/{slug}") for slug in slugs}


FLOW_UUIDS = _uuids(SLUGS, "flow")
NAMES = Names(
    products=_uuids(LIVE_PRODUCTS, "product"),
    services=_uuids(SERVICES, "service"),
    journeys=_uuids(JOURNEYS, "journey"),
    flows=FLOW_UUIDS,
)


@cache
def written() -> dict[str, Definition]:
    """Slug → the definition as written."""
    return {row["slug"]: from_json(definition_of(row, NAMES)) for row in FLOWS}


@cache
def whole(slug: str) -> Definition:
    """Return a flow with its parts put in."""
    of_uuid = {FLOW_UUIDS[name]: definition for name, definition in written().items()}
    put_in = assembly(written()[slug], of_uuid.get, FLOW_UUIDS[slug])
    assert not put_in.troubles
    return put_in.definition


@cache
def table_rows(table: str) -> dict[str, tuple[str, str]]:
    """Folded name → name and area."""
    lines = read_places((DATA / "place_tables" / f"{table}.csv").read_bytes())
    return {folded(line.name): (line.name, line.area) for line in lines}


def area_of(table: str, typed: str) -> str | None:
    """Return the area of a place, as the database would."""
    rows = table_rows(table)
    return next((rows[one][1] for one in spellings(typed) if one in rows), ELSEWHERE)


def one_of_each() -> dict[str, dict[str, str]]:
    """Table → area → a place in it."""
    tables = [row["key"] for row in read("place_tables")]
    return {table: {area: name for name, area in reversed(table_rows(table).values())} for table in tables}
