"""The live flow that a visitor, an agent or a contact form asks for."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from journeys.flows.definition import Definition, DefinitionError
from journeys.flows.engine import Position, run
from journeys.flows.models import FlowPage
from journeys.flows.places import area_of
from journeys.flows.visit.kept import Given


@dataclass(frozen=True, slots=True)
class LiveFlow:
    """A live page and its questions, parts put in."""

    page: FlowPage
    definition: Definition

    def position(self, given: Given) -> Position:
        """Return where these answers lead today."""
        return run(self.definition, given, areas=area_of, today=timezone.localdate())


def flow_of(page: FlowPage) -> LiveFlow | None:
    """Return what the live page asks; None when it cannot be run, which publishing forbids."""
    try:
        definition = page.flow
    except DefinitionError:
        return None
    return LiveFlow(page, definition) if definition.question_of.get(definition.start) else None


def live_flow(uuid: UUID) -> LiveFlow | None:
    """Return the live flow of this uuid that everyone may see."""
    page = FlowPage.objects.live().public().filter(uuid=uuid).select_related("locale").first()
    return flow_of(page) if page is not None else None
