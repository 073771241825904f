"""A flow drawn as boxes and arrows, top to bottom: laid out here, written as SVG by a template."""

from journeys.flows.builder.diagram.drawing import Diagram, draw
from journeys.flows.builder.diagram.marks import Mark

__all__ = ["Diagram", "Mark", "draw"]
