"""What stands around the panel of a builder's screen: the diagram, the findings, what can be undone, the steps."""

from dataclasses import dataclass
from typing import Any

from journeys.flows.builder.assessing import Assessment, assess, node_url
from journeys.flows.builder.changes import slots
from journeys.flows.builder.counted import traffic
from journeys.flows.builder.diagram import Mark, draw
from journeys.flows.builder.diagram.boxes import numbers
from journeys.flows.builder.drafts import Draft
from journeys.flows.builder.in_words import condition_in_words
from journeys.flows.builder.undoing import steps_of
from journeys.flows.definition import Outcome, Question


def frame(draft: Draft, user: Any, *, locked: bool, selected: str = "") -> dict[str, Any]:
    """Return what every screen of a flow shows."""
    assessment, counted = assess(draft), traffic(draft.page.uuid)
    rights = draft.page.permissions_for_user(user)
    diagram = draw(
        draft.definition,
        marks=assessment.marks,
        counted=counted,
        selected=selected,
    )
    return {
        "draft": draft,
        "flow": draft.page,
        "definition": draft.definition,
        "assessment": assessment,
        "traffic": counted,
        "diagram": diagram,
        "urls": {box.key: node_url(draft, box.key) for box in diagram.boxes},
        "steps": steps_of(draft.page, draft.revision),
        "locked": locked,
        "can_publish": rights.can_publish() and not locked,
        "unpublished": draft.page.has_unpublished_changes or not draft.page.live,
    }


@dataclass(frozen=True, slots=True)
class Lead:
    """A line of the list: an answer and where it leads."""

    name: str
    words: str
    goal: str
    number: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A question or outcome in the list."""

    node: Question | Outcome
    number: str
    url: str
    marks: tuple[Mark, ...]
    findings: int
    leads: tuple[Lead, ...] = ()
    is_start: bool = False
    stops: int = 0


def questions_shown(draft: Draft, assessment: Assessment) -> dict[str, Any]:
    """Return the list of questions and that of outcomes."""
    number, definition = numbers(draft.definition), draft.definition
    urls = {key: node_url(draft, key) for key in number}
    counts: dict[str, int] = {}
    for one in assessment.found:
        counts[one.node] = counts.get(one.node, 0) + 1

    def shown(node: Question | Outcome, leads: tuple[Lead, ...]) -> Shown:
        start, marks = node.key == definition.start, assessment.marks.get(node.key, ())
        return Shown(node, number[node.key], urls[node.key], marks, counts.get(node.key, 0), leads, start)

    def leads(question: Question) -> tuple[Lead, ...]:
        found = []
        for slot in slots(question):
            goal = definition.node(slot.goal)
            title = (goal.title or goal.key) if goal else ""
            words = slot.label
            if slot.name.startswith("rule"):
                words = condition_in_words(question.rules[int(slot.name.partition(":")[2])].when, definition)
            found.append(Lead(slot.name, words, slot.goal, number.get(slot.goal, ""), title, urls.get(slot.goal, "")))
        return tuple(found)

    return {
        "questions": [shown(question, leads(question)) for question in definition.questions],
        "outcomes": [shown(outcome, ()) for outcome in definition.outcomes],
    }
