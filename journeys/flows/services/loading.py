"""A flow as its visitors walk it: parts put in, kept in memory until something that readers see changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from catalogue.organisation.models import content_version
from journeys.flows.definition import Definition, DefinitionError, Kind, from_json
from journeys.flows.models import FlowPage
from journeys.flows.parts import DEEPEST, Assembly, Load, assembly

KEPT = 100  # flows in memory


@dataclass(frozen=True, slots=True)
class LiveFlow:
    """A live flow and its definition with the parts put in."""

    page: FlowPage
    definition: Definition


def live_flow(which: FlowPage | UUID) -> LiveFlow | None:
    """Return the flow that visitors walk; None for one that is not live and open.

    Two queries for a uuid, one for a page; one more for each depth of parts the first time after a change.
    """
    page = which if isinstance(which, FlowPage) else FlowPage.objects.live().public().filter(uuid=which).first()
    if page is None or not page.live:
        return None
    version = content_version.current().number
    key = (page.pk, page.live_revision_id, version)
    definition = _kept.get(key)
    if definition is None:
        definition = _kept[key] = whole(page.uuid, as_written(page.definition)).definition
        while len(_kept) > KEPT:
            del _kept[next(iter(_kept))]
    return LiveFlow(page, definition)


_kept: dict[tuple[int, int | None, int], Definition] = {}


def whole(uuid: UUID, definition: Definition) -> Assembly:
    """Put the live parts in, and say which could not be."""
    return assembly(definition, live_parts(definition), uuid)


def as_written(data: Any) -> Definition:
    """Return the definition in a row; an empty one for what is not of the form (a draft may be half-written)."""
    try:
        return from_json(data or {})
    except DefinitionError:
        return Definition()


def parts_of(definition: Definition) -> set[UUID]:
    """Return the flows that this one names as a part."""
    return {question.part for question in definition.questions if question.kind is Kind.PART and question.part}


def live_parts(definition: Definition) -> Load:
    """Return how to load the live parts of a flow, read beforehand: one query for each depth, one for any other."""
    known: dict[UUID, Definition | None] = {}
    wanted = parts_of(definition)
    for _depth in range(DEEPEST):
        if not wanted:
            break
        found = _written(wanted)
        known.update({uuid: found.get(uuid) for uuid in wanted})
        wanted = {uuid for part in found.values() for uuid in parts_of(part)} - known.keys()

    def load(uuid: UUID) -> Definition | None:
        if uuid not in known:
            known[uuid] = _written([uuid]).get(uuid)
        return known[uuid]

    return load


def _written(uuids: Iterable[UUID]) -> dict[UUID, Definition]:
    rows = FlowPage.objects.live().filter(uuid__in=uuids).values_list("uuid", "definition")
    return {uuid: as_written(data) for uuid, data in rows}
