"""In which area a postal code or street lies."""

from collections.abc import Iterable

from journeys.flows.definition.nodes import ELSEWHERE
from journeys.flows.models import PlaceRow
from journeys.flows.spelling import spellings


def area_of(table: str, typed: str) -> str | None:
    """Return the area of what was typed (one query), `ELSEWHERE` when the table does not name it; None for nothing."""
    meant = spellings(typed)
    if not meant:
        return None
    rows = dict(PlaceRow.objects.filter(table__slug=table, folded__in=meant).values_list("folded", "area"))
    return next((rows[one] for one in meant if one in rows), ELSEWHERE)


def areas_of(tables: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return slug of a table → area → the first place that lies in it, for walking every path (one query)."""
    wanted = {table for table in tables if table}
    found: dict[str, dict[str, str]] = {}
    if wanted:
        rows = PlaceRow.objects.filter(table__slug__in=wanted).order_by("table__slug", "area", "name")
        for slug, area, name in rows.distinct("table__slug", "area").values_list("table__slug", "area", "name"):
            found.setdefault(slug, {})[area] = name
    return found
