"""Boxes and arrows with their sizes, ready to be written as SVG."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeys.flows.builder.changes import slots
from journeys.flows.builder.counted import Traffic
from journeys.flows.builder.diagram.arrows import EDGE, Arrow, Levels, arrow
from journeys.flows.builder.diagram.boxes import WIDTH, Box, boxes_of
from journeys.flows.builder.diagram.columns import GAP, TRUNK, Columns, columns_of
from journeys.flows.builder.diagram.layers import layered
from journeys.flows.builder.diagram.marks import Mark
from journeys.flows.builder.diagram.places import Place, arranged
from journeys.flows.definition import Definition

CHANNEL = 44  # pixels between two layers
FAR = 3  # layers: an arrow that goes farther, or back, is only named in its box
THINNEST, THICKEST = 1.5, 9.0


@dataclass
class Diagram:
    """Everything that is drawn, and its size in pixels."""

    width: int = 0
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    counted: bool = False


def draw(
    definition: Definition,
    *,
    marks: Mapping[str, tuple[Mark, ...]] | None = None,
    counted: Traffic | None = None,
    selected: str = "",
) -> Diagram:
    """Lay a flow out. `marks` are those of each node, `counted` is what visitors did."""
    traffic = counted or Traffic()
    nodes = [*definition.question_of, *definition.outcome_of]
    goals = {
        q.key: tuple(dict.fromkeys(s.goal for s in slots(q) if definition.node(s.goal) is not None))
        for q in definition.questions
    }
    layers = layered(goals, definition.start, nodes)
    drawn = [(key, goal) for key, there in goals.items() for goal in there if 0 < layers[goal] - layers[key] <= FAR]
    columns = columns_of(definition, goals, layers)
    first = {key: column[0] for column in columns.values() for key in column}
    leading = [pair for pair in drawn if first.get(pair[1], pair[1]) == pair[1]]
    widths = {key: WIDTH + (TRUNK if key in columns else 0) for key in nodes if first.get(key, key) == key}
    places, ways = arranged(layers, leading, widths)
    boxes = boxes_of(definition, set(drawn), marks or {}, traffic)
    if selected in boxes:
        boxes[selected].selected = True
    levels, width, height = _measure(boxes, places, columns)
    taken = {pair: traffic.ways.get(pair, 0) for pair in drawn}
    most = max(taken.values(), default=0)
    arrows = []
    for (source, goal), times in taken.items():
        way = ways[source, first.get(goal, goal)]
        thickness = THINNEST + (THICKEST - THINNEST) * times / most if most else THINNEST
        arrows.append(arrow(way, boxes, levels, f"{thickness:.1f}", times, goal if goal in first else ""))
    return Diagram(width, height, list(boxes.values()), arrows, bool(traffic.ways))


def _measure(boxes: dict[str, Box], places: Mapping[str, Place], columns: Columns) -> tuple[Levels, int, int]:
    """Give every box its corner; return the levels of the layers, and the width and height of everything."""
    hanging = {key: columns.get(key, (key,)) for key in places}
    highest: dict[int, int] = {}
    for key, column in hanging.items():
        layer, tall = places[key].layer, sum(boxes[one].height + GAP for one in column) - GAP
        highest[layer] = max(highest.get(layer, 0), tall)
    levels, y = Levels({}, {}), EDGE
    for layer in sorted(highest):
        levels.tops[layer], levels.bottoms[layer] = y, y + highest[layer]
        y = levels.bottoms[layer] + CHANNEL
    for key, column in hanging.items():
        place = places[key]
        top = levels.tops[place.layer]
        for one in column:
            boxes[one].x = EDGE + round(place.centre + place.width / 2) - WIDTH
            boxes[one].y = top
            top += boxes[one].height + GAP
    width = max((box.x for box in boxes.values()), default=0) + WIDTH + EDGE
    return levels, width, max(y - CHANNEL + EDGE, EDGE)
