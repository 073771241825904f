"""In which area a postal code or street lies."""

from journeys.flows.definition.nodes import ELSEWHERE
from journeys.flows.models import PlaceRow
from journeys.flows.spelling import folded


def area_of(table: str, typed: str) -> str | None:
    """Return the area of what was typed, `ELSEWHERE` when the table does not name it; None for nothing."""
    name = folded(typed)
    if not name:
        return None
    rows = PlaceRow.objects.filter(table__slug=table, folded=name)
    return rows.values_list("area", flat=True).first() or ELSEWHERE
