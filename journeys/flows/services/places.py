"""Loading a table of places."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from catalogue.organisation.models import content_version
from catalogue.organisation.services.actors import Actor
from journeys.flows.models import PlaceRow, PlaceTable
from journeys.flows.place_file import PlaceLine
from journeys.flows.spelling import folded


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many rows were added, changed and removed."""

    added: int
    changed: int
    removed: int


@transaction.atomic
def replace_places(table: PlaceTable, lines: Sequence[PlaceLine], actor: Actor = None) -> Replaced:
    """Let the table hold exactly these places; what stays the same is not written, so that the history says more."""
    PlaceTable.objects.select_for_update().get(pk=table.pk)
    user = actor if actor is not None and actor.pk else None
    rows = {row.folded: row for row in PlaceRow.objects.filter(table=table)}
    wanted = {folded(line.name): line for line in lines}
    new = [
        PlaceRow(table=table, name=line.name, folded=key, area=line.area)
        for key, line in wanted.items()
        if key not in rows
    ]
    changed = []
    for key, row in rows.items():
        line = wanted.get(key)
        if line is not None and (row.name, row.area) != (line.name, line.area):
            row.name, row.area = line.name, line.area
            changed.append(row)
    gone = [row for key, row in rows.items() if key not in wanted]
    bulk_create_with_history(new, PlaceRow, default_user=user)
    bulk_update_with_history(changed, PlaceRow, ["name", "area"], default_user=user)
    for row in gone:
        row._history_user = user  # type: ignore[attr-defined]
        row.delete()
    if new or changed or gone:
        content_version.bump()
    return Replaced(len(new), len(changed), len(gone))
