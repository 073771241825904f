"""What an outcome refers to, as it is today."""

from collections.abc import Iterable
from uuid import UUID

from catalogue.organisation.models import Service

MOST_MERGES = 5  # a service that was merged, whose successor was merged …


def living_services(uuids: Iterable[UUID | None]) -> dict[UUID, Service]:
    """Return uuid → the active service, or the one that it was merged into; what is gone is left out."""
    wanted = {uuid for uuid in uuids if uuid}
    if not wanted:
        return {}
    found: dict[UUID, Service] = {}
    rows = {row.uuid: row for row in Service.objects.filter(uuid__in=wanted).select_related("successor")}
    for uuid, row in rows.items():
        current: Service | None = row
        for _merge in range(MOST_MERGES):
            if current is None or current.active:
                break
            current = current.successor
        if current is not None and current.active:
            found[uuid] = current
    return found
