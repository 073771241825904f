"""The lines from a box to one below it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from journeys.flows.builder.diagram.boxes import Box
from journeys.flows.builder.diagram.columns import TRUNK
from journeys.flows.builder.diagram.places import Place, Way

EDGE = 14  # pixels around everything
TIP = 7  # of an arrow


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line; `count` is how often it was taken."""

    path: str
    width: str
    head: str
    count: int


@dataclass(frozen=True, slots=True)
class Levels:
    """Where each layer begins and ends, in pixels."""

    tops: dict[int, int]
    bottoms: dict[int, int]


def arrow(way: Way, boxes: Mapping[str, Box], levels: Levels, width: str, count: int, hanging: str = "") -> Arrow:
    """Return the arrow along a way: to the top of its last box, or into the side of `hanging` in that box's column."""
    source = boxes[way[0].key]
    x, y = _port(way[0], way[1], way[0].below), source.y + source.height
    path = [f"M{x} {y}"]
    for upper, lower in pairwise(way):
        last = lower is way[-1]
        bottom, top = levels.bottoms[upper.layer], levels.tops[lower.layer]
        to = _end(lower, upper, hanging) if last else EDGE + round(lower.centre)
        if last and not hanging:
            top -= TIP
        half = (bottom + top) // 2
        path.append(f"V{bottom}C{x} {half} {to} {half} {to} {top}")
        if not last:
            path.append(f"V{levels.bottoms[lower.layer]}")
        x, y = to, top
    if not hanging:
        return Arrow("".join(path), width, f"M{x - 5} {y}h10l-5 {TIP}z", count)
    box = boxes[hanging]
    middle, side = box.y + box.height // 2, box.x - TIP
    path.append(f"V{middle}H{side}")
    return Arrow("".join(path), width, f"M{side} {middle - 5}v10l{TIP} -5z", count)


def _end(place: Place, other: Place, hanging: str) -> int:
    if hanging:
        return EDGE + round(place.centre - place.width / 2) + TRUNK // 4
    return _port(place, other, place.above)


def _port(place: Place, other: Place, others: list[Place]) -> int:
    """Return where on the edge of a box an arrow is: side by side, in the order of where they go."""
    order = sorted(others, key=lambda one: one.centre)
    share = (order.index(other) + 1) / (len(order) + 1)
    return EDGE + round(place.centre - place.width * 0.4 + place.width * 0.8 * share)
