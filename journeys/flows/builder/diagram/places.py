"""Where in its layer each node stands: near what it hangs on, with few crossings (barycentres, a few sweeps).

An arrow over several layers passes through a place of its own in each layer between.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SWEEPS = 6
GAP = 26
LANE = 18  # width of the place through which an arrow passes


@dataclass
class Place:
    """A node, or the passing of an arrow (`key` empty), in a layer; `centre` is in pixels."""

    layer: int
    width: int
    key: str = ""
    above: list["Place"] = field(default_factory=list)
    below: list["Place"] = field(default_factory=list)
    centre: float = 0
    order: float = 0


Way = list[Place]


def arranged(
    layers: Mapping[str, int], arrows: Sequence[tuple[str, str]], widths: Mapping[str, int]
) -> tuple[dict[str, Place], dict[tuple[str, str], Way]]:
    """Return the place of every node of `widths` (pixels), and the places through which every arrow goes, ends too.

    `arrows` go down: from a layer to a lower one.
    """
    places = {key: Place(layers[key], width, key) for key, width in widths.items()}
    rows: list[list[Place]] = [[] for _ in range(max(layers.values(), default=-1) + 1)]
    for place in places.values():
        rows[place.layer].append(place)
    ways = {(source, goal): _way(places[source], places[goal], rows) for source, goal in arrows}
    for row in rows:
        for number, place in enumerate(row):
            place.order = number
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for row in rows if down else reversed(rows):
            _sort(row, down=down)
    _spread(rows)
    return places, ways


def _way(source: Place, goal: Place, rows: list[list[Place]]) -> Way:
    way = [source]
    for layer in range(source.layer + 1, goal.layer):
        lane = Place(layer, LANE)
        rows[layer].append(lane)
        way.append(lane)
    way.append(goal)
    for upper, lower in pairwise(way):
        upper.below.append(lower)
        lower.above.append(upper)
    return way


def _sort(row: list[Place], *, down: bool) -> None:
    for place in row:
        others = place.above if down else place.below
        if others:
            place.order = sum(other.order for other in others) / len(others)
    row.sort(key=lambda place: place.order)
    for number, place in enumerate(row):
        place.order = number


def _spread(rows: list[list[Place]]) -> None:
    """Give each place its centre: where it hangs on, as far as its neighbours leave room."""
    for row in rows:
        _apart(row, [place.centre for place in row])
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for row in rows if down else reversed(rows):
            _apart(row, [_wanted(place, down=down) for place in row])
    left = min((place.centre - place.width / 2 for row in rows for place in row), default=0)
    for row in rows:
        for place in row:
            place.centre -= left


def _wanted(place: Place, *, down: bool) -> float:
    others = place.above if down else place.below
    return sum(other.centre for other in others) / len(others) if others else place.centre


def _apart(row: list[Place], wanted: list[float]) -> None:
    """Put the places as near to `wanted` as order and widths allow: the mean of pushing right and left."""
    right, left = wanted.copy(), wanted.copy()
    for n in range(1, len(row)):
        right[n] = max(right[n], right[n - 1] + _room(row[n - 1], row[n]))
    for n in range(len(row) - 2, -1, -1):
        left[n] = min(left[n], left[n + 1] - _room(row[n], row[n + 1]))
    for place, one, other in zip(row, right, left, strict=True):
        place.centre = (one + other) / 2


def _room(one: Place, other: Place) -> float:
    return (one.width + other.width) / 2 + GAP
