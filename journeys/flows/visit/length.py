"""How many questions there are, said honestly: the fewest and the most from here to an outcome."""

from dataclasses import dataclass

from journeys.flows.definition import Definition, Kind, Question
from journeys.flows.definition.nodes import NO, YES


@dataclass(frozen=True, slots=True)
class Length:
    """The fewest and the most questions, the one at hand included."""

    fewest: int
    most: int


def length_from(definition: Definition, start: str) -> Length:
    """Return the length of the ways from a question, whatever the answers; 0 where it is none.

    A rule may make a way shorter than the most said here, never longer. A loop, which publishing refuses, counts once.
    """
    lengths: dict[str, Length] = {}
    open_nodes: set[str] = set()
    stack = [start]
    while stack:
        key = stack[-1]
        goals = _goals(definition, key)
        if not goals or key in lengths:
            lengths.setdefault(key, Length(int(key in definition.question_of), int(key in definition.question_of)))
            stack.pop()
            continue
        waiting = [goal for goal in goals if goal not in lengths and goal not in open_nodes]
        if waiting and key not in open_nodes:
            open_nodes.add(key)
            stack += waiting
            continue
        open_nodes.discard(key)
        below = [lengths[goal] for goal in goals if goal in lengths] or [Length(0, 0)]
        own = int(key in definition.question_of)  # the end of a part is no question
        lengths[key] = Length(own + min(n.fewest for n in below), own + max(n.most for n in below))
        stack.pop()
    return lengths[start]


def _goals(definition: Definition, key: str) -> list[str]:
    """Return where what stands at `key` can lead; nothing for an outcome."""
    if (question := definition.question_of.get(key)) is not None:
        return _of_question(question)
    if (way_out := definition.exit_of.get(key)) is not None:
        return [goal for goal in (*(rule.to for rule in way_out.rules), way_out.to) if goal]
    return []


def _of_question(question: Question) -> list[str]:
    """Return where a question can lead; its own `to` only where not every choice has a goal of its own."""
    goals = [*(rule.to for rule in question.rules), *(option.to for option in question.options)]
    chosen = {option.key for option in question.options if option.to}
    asked = {YES, NO} if question.kind is Kind.YES_NO else {option.key for option in question.options}
    if question.kind not in {Kind.SINGLE, Kind.YES_NO} or not asked <= chosen:
        goals.append(question.to)
    return [goal for goal in goals if goal]
