"""Flows, and the tables of places that they ask."""

from journeys.flows.models.pages import FlowPage, FlowSection
from journeys.flows.models.places import PlaceRow, PlaceTable, flows_with_table

__all__ = ["FlowPage", "FlowSection", "PlaceRow", "PlaceTable", "flows_with_table"]
