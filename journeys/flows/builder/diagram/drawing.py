"""Boxes and arrows with their sizes, ready to be written as SVG."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from textwrap import wrap

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from journeys.flows.builder.changes import slots
from journeys.flows.builder.diagram.layers import layered
from journeys.flows.builder.diagram.marks import Mark
from journeys.flows.builder.diagram.places import Place, Way, arranged
from journeys.flows.definition import Definition, Outcome, Question

WIDTH, LINE, PAD = 236, 17, 9  # pixels of a box
CHANNEL = 44  # between two layers
EDGE = 14  # around everything
TITLE_SIGNS, ROW_SIGNS, TITLE_LINES, MOST_ROWS = 27, 24, 3, 9
FAR = 3  # layers: an arrow that goes farther, or back, is only named in its box
THINNEST, THICKEST = 1.5, 9.0

Counted = Mapping[tuple[str, str], int]  # (question, what follows) or (question, option or "") → how often


@dataclass
class Row:
    """A line of a box: an answer, where it leads in short, and how often it was given."""

    text: str
    goal: str
    y: int = 0
    count: int | None = None
    nowhere: bool = False
    far: bool = False


@dataclass
class Box:
    """A question or outcome."""

    key: str
    number: str
    title: str
    kind: str  # question, applies, not, check
    kind_words: str
    lines: list[str]
    rows: list[Row]
    marks: tuple[Mark, ...]
    x: int = 0
    y: int = 0
    height: int = 0
    stops: int = 0
    is_start: bool = False
    selected: bool = False

    @property
    def is_question(self) -> bool:
        """It asks something."""
        return self.kind == "question"

    @property
    def classes(self) -> str:
        """The classes of its outline."""
        names = [f"flow-box--{self.kind}", *(f"flow-box--{mark.name}" for mark in self.marks)]
        return " ".join(["flow-box", *names, *(["flow-box--selected"] if self.selected else [])])


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from a box to one below it; `count` is how often it was taken."""

    path: str
    width: str
    head: str
    count: int


@dataclass
class Diagram:
    """Everything that is drawn, and its size in pixels."""

    width: int = 0
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    counted: bool = False


def numbers(definition: Definition) -> dict[str, str]:
    """Return the number of every node as it stands in the list and the diagram: 1, 2, … and U1, U2, …"""
    found = {question.key: str(n) for n, question in enumerate(definition.questions, start=1)}
    letter = pgettext("before the number of an outcome", "O")
    return found | {outcome.key: f"{letter}{n}" for n, outcome in enumerate(definition.outcomes, start=1)}


def draw(
    definition: Definition,
    *,
    marks: Mapping[str, tuple[Mark, ...]] | None = None,
    ways: Counted | None = None,
    answers: Counted | None = None,
    stops: Mapping[str, int] | None = None,
    selected: str = "",
) -> Diagram:
    """Lay a flow out. `marks` are those of each node, `ways`, `answers` and `stops` what visitors did."""
    nodes = [*definition.question_of, *definition.outcome_of]
    goals = {
        q.key: tuple(dict.fromkeys(s.goal for s in slots(q) if definition.node(s.goal) is not None))
        for q in definition.questions
    }
    layers = layered(goals, definition.start, nodes)
    drawn = [(key, goal) for key, there in goals.items() for goal in there if 0 < layers[goal] - layers[key] <= FAR]
    places, through = arranged(layers, drawn, WIDTH)
    boxes = _boxes(definition, set(drawn), marks or {}, answers or {})
    for key, box in boxes.items():
        box.stops, box.selected = (stops or {}).get(key, 0), key == selected
        box.is_start = key == definition.start
    width, height, tops, bottoms = _measure(boxes, places)
    taken = {pair: (ways or {}).get(pair, 0) for pair in drawn}
    most = max(taken.values(), default=0)
    lines = [_arrow(way, boxes, tops, bottoms, taken[pair], most) for pair, way in through.items()]
    return Diagram(width, height, list(boxes.values()), lines, bool(ways))


def _boxes(
    definition: Definition,
    drawn: set[tuple[str, str]],
    marks: Mapping[str, tuple[Mark, ...]],
    answers: Counted,
) -> dict[str, Box]:
    number = numbers(definition)
    boxes = {}
    for node in definition.nodes:
        title = node.title or node.key
        lines = wrap(f"{number[node.key]}. {title}", TITLE_SIGNS, max_lines=TITLE_LINES, placeholder=" …") or [title]
        rows = _rows(node, number, drawn, answers) if isinstance(node, Question) else []
        kind, words = ("question", "") if isinstance(node, Question) else _kind(node)
        box = Box(node.key, number[node.key], title, kind, words, lines, rows, marks.get(node.key, ()))
        head = PAD + LINE * (len(lines) + len(box.marks) + (1 if words else 0))
        for place, row in enumerate(rows):
            row.y = head + LINE * (place + 1) + 1
        box.height = head + LINE * len(rows) + PAD + (4 if rows else 0)
        boxes[node.key] = box
    return boxes


def _kind(outcome: Outcome) -> tuple[str, str]:
    return str(outcome.kind), str(outcome.kind.label)


def _rows(question: Question, number: Mapping[str, str], drawn: set[tuple[str, str]], answers: Counted) -> list[Row]:
    rows = []
    for slot in slots(question):
        if slot.option:
            text = slot.label or slot.option
        elif slot.name == "to":
            text = _("otherwise") if question.rules or question.options else _("next")
        else:
            text = _("condition %d") % (int(slot.name.partition(":")[2]) + 1)
        goal = number.get(slot.goal, "")
        short = text if len(text) <= ROW_SIGNS else text[: ROW_SIGNS - 1].rstrip() + "…"
        count = answers.get((question.key, slot.option)) if slot.option or slot.name == "to" else None
        rows.append(
            Row(
                short,
                goal or "?",
                count=count,
                nowhere=not goal,
                far=bool(goal) and (question.key, slot.goal) not in drawn,
            )
        )
    if len(rows) > MOST_ROWS:
        left = len(rows) - MOST_ROWS + 1
        rows = [*rows[: MOST_ROWS - 1], Row(_("and %d more") % left, "")]
    return rows


def _measure(boxes: dict[str, Box], places: Mapping[str, Place]) -> tuple[int, int, dict[int, int], dict[int, int]]:
    """Give every box its corner; return the size of everything, and top and bottom of each layer."""
    highest: dict[int, int] = {}
    for key, box in boxes.items():
        highest[places[key].layer] = max(highest.get(places[key].layer, 0), box.height)
    tops, bottoms, y = {}, {}, EDGE
    for layer in sorted(highest):
        tops[layer], bottoms[layer] = y, y + highest[layer]
        y = bottoms[layer] + CHANNEL
    for key, box in boxes.items():
        box.x = EDGE + round(places[key].centre - WIDTH / 2)
        box.y = tops[places[key].layer]
    width = max((box.x for box in boxes.values()), default=0) + WIDTH + EDGE
    return width, max(y - CHANNEL + EDGE, EDGE), tops, bottoms


def _arrow(
    way: Way, boxes: Mapping[str, Box], tops: dict[int, int], bottoms: dict[int, int], count: int, most: int
) -> Arrow:
    source = boxes[way[0].key]
    x, y = _port(way[0], way[1], way[0].below), source.y + source.height
    path = [f"M{x} {y}"]
    for upper, lower in pairwise(way):
        bottom, top = bottoms[upper.layer], tops[lower.layer] - (7 if lower is way[-1] else 0)
        to = _port(lower, upper, lower.above) if lower is way[-1] else EDGE + round(lower.centre)
        half = (bottom + top) // 2
        path.append(f"V{bottom}C{x} {half} {to} {half} {to} {top}")
        if lower is not way[-1]:
            path.append(f"V{bottoms[lower.layer]}")
        x, y = to, top
    width = THINNEST + (THICKEST - THINNEST) * count / most if most else THINNEST
    return Arrow("".join(path), f"{width:.1f}", f"M{x - 5} {y}h10l-5 7z", count)


def _port(place: Place, other: Place, others: list[Place]) -> int:
    """Return where on the edge of a box an arrow is: side by side, in the order of where they go."""
    order = sorted(others, key=lambda one: one.centre)
    share = (order.index(other) + 1) / (len(order) + 1)
    return EDGE + round(place.centre - place.width * 0.4 + place.width * 0.8 * share)
