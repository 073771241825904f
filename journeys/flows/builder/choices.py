"""What an editor can choose from: other flows' outcomes, tables of places, products, journeys, services."""

from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db.models import Q

from catalogue.organisation.models import Service
from catalogue.products.models import ProductPage
from journeys.flows.definition import Definition, DefinitionError, Kind
from journeys.flows.definition.nodes import ELSEWHERE
from journeys.flows.models import FlowPage, PlaceRow, PlaceTable

MOST_FOUND = 15


@dataclass(frozen=True, slots=True)
class Choice:
    """A value and its words."""

    value: str
    label: str


def tables() -> list[Choice]:
    """Return the tables of places."""
    return [Choice(slug, name) for slug, name in PlaceTable.objects.values_list("slug", "name")]


def areas(table: str) -> list[Choice]:
    """Return the areas of a table, and the one of what it does not name."""
    rows = PlaceRow.objects.filter(table__slug=table).order_by("area").values_list("area", flat=True).distinct()
    return [Choice(area, area) for area in (*rows, ELSEWHERE)]


def example_places(flow: Definition) -> dict[str, dict[str, str]]:
    """Return table → area → a place that lies in it, for the tables that a flow asks: one query."""
    asked = {question.table for question in flow.questions if question.kind is Kind.PLACE and question.table}
    found: dict[str, dict[str, str]] = {slug: {} for slug in asked}
    rows = PlaceRow.objects.filter(table__slug__in=asked).order_by("name")
    for slug, area, name in rows.values_list("table__slug", "area", "name") if asked else ():
        found[slug].setdefault(area, name)
    return found


def parts(besides: UUID | None = None) -> list[Choice]:
    """Return the published flows that can be a part of another."""
    rows = FlowPage.objects.live().filter(is_part=True).exclude(uuid=besides).order_by("title")
    return [Choice(str(uuid), title) for uuid, title in rows.values_list("uuid", "title")]


def outcomes_of(part: str) -> dict[str, str]:
    """Return key → title of the outcomes of a published flow; nothing for one that is not there."""
    try:
        page = FlowPage.objects.live().filter(uuid=UUID(part)).first()
        return {outcome.key: outcome.title for outcome in page.flow.outcomes} if page else {}
    except (ValueError, DefinitionError):
        return {}


def services() -> list[Choice]:
    """Return the services."""
    return [Choice(str(uuid), name) for uuid, name in Service.objects.order_by("name").values_list("uuid", "name")]


def journeys() -> list[Choice]:
    """Return the journeys; they stand above the flows, so that they are asked for by name."""
    rows = apps.get_model("journeys", "JourneyPage").objects.order_by("title")
    return [Choice(str(uuid), title) for uuid, title in rows.values_list("uuid", "title")]


def products(chosen: list[str]) -> list[Choice]:
    """Return the chosen products with their titles, in their order; what is gone has its identifier for a title."""
    wanted = []
    for one in chosen:
        try:
            wanted.append(UUID(one))
        except ValueError:
            continue
    titles = dict(ProductPage.objects.filter(uuid__in=wanted).values_list("uuid", "title"))
    return [Choice(str(uuid), titles.get(uuid, str(uuid))) for uuid in wanted]


def products_of(keys: str) -> list[str]:
    """Return the identifiers of the products with these primary keys (`12,34`), in their order."""
    wanted = [int(key) for key in keys[:2000].split(",") if key.isascii() and key.isdigit() and len(key) < 10]
    found = dict(ProductPage.objects.filter(pk__in=wanted).values_list("pk", "uuid"))
    return [str(found[pk]) for pk in wanted if pk in found]


def find_products(words: str, besides: list[str]) -> list[Choice]:
    """Return published products whose title has all these words, or whose number it is; the first few."""
    rows = ProductPage.objects.live().order_by("title")
    if not words.strip():
        return []
    by_words = Q()
    for word in words.split()[:8]:
        by_words &= Q(title__icontains=word)
    rows = rows.filter(by_words | Q(product_number=words.strip()))
    found = [Choice(str(uuid), title) for uuid, title in rows.values_list("uuid", "title")[: MOST_FOUND + len(besides)]]
    return [one for one in found if one.value not in besides][:MOST_FOUND]
