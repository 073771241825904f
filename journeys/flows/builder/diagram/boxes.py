"""The boxes of a flow: their lines of text, as long as fits."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from journeys.flows.builder.changes import Slot, slots
from journeys.flows.builder.counted import Traffic
from journeys.flows.builder.diagram.marks import Mark
from journeys.flows.definition import Definition, Outcome, Question

WIDTH, LINE, PAD = 236, 17, 9  # pixels of a box
TITLE_SIGNS, ROW_SIGNS, TITLE_LINES, MOST_ROWS = 27, 24, 3, 9
COUNT_SIGNS = 4  # what stands around a count in a row


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
    """A question or outcome. `stops` of a question: who went no further; `ends` of an outcome: who came to it."""

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
    ends: int = 0
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


def numbers(definition: Definition) -> dict[str, str]:
    """Return the number of every node as it stands in the list and the diagram: 1, 2, … and U1, U2, …"""
    found = {question.key: str(n) for n, question in enumerate(definition.questions, start=1)}
    letter = pgettext("before the number of an outcome", "O")
    return found | {outcome.key: f"{letter}{n}" for n, outcome in enumerate(definition.outcomes, start=1)}


def boxes_of(
    definition: Definition, drawn: set[tuple[str, str]], marks: Mapping[str, tuple[Mark, ...]], counted: Traffic
) -> dict[str, Box]:
    """Return the box of every node, by key; where it stands is not known yet. `drawn` are the arrows there will be."""
    number = numbers(definition)
    boxes = {}
    for node in definition.nodes:
        title = node.title or node.key
        lines = wrap(f"{number[node.key]}. {title}", TITLE_SIGNS, max_lines=TITLE_LINES, placeholder=" …") or [title]
        rows = _rows(node, number, drawn, counted) if isinstance(node, Question) else []
        kind, words = (str(node.kind), str(node.kind.label)) if isinstance(node, Outcome) else ("question", "")
        box = Box(node.key, number[node.key], title, kind, words, lines, rows, marks.get(node.key, ()))
        head = PAD + LINE * (len(lines) + len(box.marks) + (1 if words else 0))
        for place, row in enumerate(rows):
            row.y = head + LINE * (place + 1) + 1
        box.height = head + LINE * len(rows) + PAD + (4 if rows else 0)
        box.stops, box.ends = counted.stops.get(node.key, 0), counted.outcomes.get(node.key, 0)
        box.is_start = node.key == definition.start
        boxes[node.key] = box
    return boxes


def _rows(question: Question, number: Mapping[str, str], drawn: set[tuple[str, str]], counted: Traffic) -> list[Row]:
    there = slots(question)
    plain = Counter(slot.goal for slot in there if not slot.option)
    rows = []
    for slot in there:
        goal = number.get(slot.goal, "")
        count = _count(question.key, slot, plain, counted)
        room = ROW_SIGNS - (len(str(count)) + COUNT_SIGNS if count is not None else 0)
        text = _words(question, slot)
        short = text if len(text) <= room else text[: room - 1].rstrip() + "…"
        far = bool(goal) and (question.key, slot.goal) not in drawn
        rows.append(Row(short, goal or "?", count=count, nowhere=not goal, far=far))
    if len(rows) > MOST_ROWS:
        left = len(rows) - MOST_ROWS + 1
        rows = [*rows[: MOST_ROWS - 1], Row(_("and %d more") % left, "")]
    return rows


def _words(question: Question, slot: Slot) -> str:
    if slot.option:
        return slot.label or slot.option
    if slot.name == "to":
        return _("otherwise") if question.rules or question.options else _("next")
    return _("condition %d") % (int(slot.name.partition(":")[2]) + 1)


def _count(key: str, slot: Slot, plain: Mapping[str, int], counted: Traffic) -> int | None:
    """Return how often an answer was given; without a single choice, how often its goal followed from it alone."""
    if slot.option:
        return counted.answers.get((key, slot.option))
    return counted.unchosen.get((key, slot.goal)) if plain[slot.goal] == 1 else None
