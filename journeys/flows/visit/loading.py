"""The live flow that a visitor, an agent or a contact form asks for, as far as it can be begun."""

from uuid import UUID

from django.utils import timezone

from journeys.flows.engine import Position, run
from journeys.flows.models import FlowPage
from journeys.flows.places import area_of
from journeys.flows.services import loading
from journeys.flows.services.loading import LiveFlow
from journeys.flows.visit.kept import Given

__all__ = ["LiveFlow", "begun_flow", "position_in"]


def begun_flow(which: FlowPage | UUID) -> LiveFlow | None:
    """Return the live flow; None as well for one without a first question, which publishing refuses."""
    flow = loading.live_flow(which)
    return flow if flow is not None and flow.definition.start in flow.definition.question_of else None


def position_in(flow: LiveFlow, given: Given) -> Position:
    """Return where these answers lead today."""
    return run(flow.definition, given, areas=area_of, today=timezone.localdate())
