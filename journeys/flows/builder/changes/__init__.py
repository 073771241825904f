"""Every edit of a flow as a pure function: a definition in, another definition out; the first is never touched."""

from journeys.flows.builder.changes.compare import Difference, differences
from journeys.flows.builder.changes.goals import Slot, lead_to, pointing_at, slots
from journeys.flows.builder.changes.keys import RESERVED, new_key
from journeys.flows.builder.changes.nodes import (
    add_outcome,
    add_question,
    copy,
    put,
    remove,
    rename,
    start_at,
)
from journeys.flows.builder.changes.order import move, reorder

__all__ = [
    "RESERVED",
    "Difference",
    "Slot",
    "add_outcome",
    "add_question",
    "copy",
    "differences",
    "lead_to",
    "move",
    "new_key",
    "pointing_at",
    "put",
    "remove",
    "rename",
    "reorder",
    "slots",
    "start_at",
]
