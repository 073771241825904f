"""Adding, changing, copying, renaming and removing a question or outcome."""

from dataclasses import replace

from journeys.flows.builder.changes.goals import with_goals
from journeys.flows.builder.changes.keys import new_key
from journeys.flows.definition import All, Anyone, Condition, Definition, Outcome, Question, Rule, Test


def taken(definition: Definition) -> set[str]:
    """Return the keys in use."""
    return {*definition.question_of, *definition.outcome_of}


def add_question(definition: Definition, question: Question, after: str = "") -> Definition:
    """Add a question behind the one of key `after`, else at the end; the first is also the start."""
    questions = list(definition.questions)
    place = next((n for n, q in enumerate(questions, start=1) if q.key == after), len(questions))
    questions.insert(place, question)
    start = definition.start if definition.node(definition.start) else question.key
    return replace(definition, questions=tuple(questions), start=start)


def add_outcome(definition: Definition, outcome: Outcome) -> Definition:
    """Add an outcome at the end."""
    return replace(definition, outcomes=(*definition.outcomes, outcome))


def put(definition: Definition, key: str, node: Question | Outcome) -> Definition:
    """Put `node` in the place of the one of this key, under a new key if it has one; everything follows."""
    if key not in definition.question_of and key not in definition.outcome_of:
        return definition
    changed = replace(
        definition,
        questions=tuple(node if q.key == key and isinstance(node, Question) else q for q in definition.questions),
        outcomes=tuple(node if o.key == key and isinstance(node, Outcome) else o for o in definition.outcomes),
    )
    return _renamed(changed, key, node.key) if node.key != key else changed


def rename(definition: Definition, old: str, new: str) -> Definition:
    """Give a node another key; goals, conditions and the start follow. A key in use changes nothing."""
    node = definition.node(old)
    if node is None or definition.node(new) is not None:
        return definition
    return put(definition, old, replace(node, key=new))


def _renamed(definition: Definition, old: str, new: str) -> Definition:
    moved = with_goals(definition, lambda goal: new if goal == old else goal)
    questions = tuple(
        replace(q, rules=tuple(Rule(_asking(rule.when, old, new), rule.to) for rule in q.rules))
        for q in moved.questions
    )
    return replace(moved, questions=questions, start=new if moved.start == old else moved.start)


def _asking(condition: Condition, old: str, new: str) -> Condition:
    if isinstance(condition, Test):
        return replace(condition, question=new) if condition.question == old else condition
    parts = tuple(_asking(part, old, new) for part in condition.of)
    return All(parts) if isinstance(condition, All) else Anyone(parts)


def copy(definition: Definition, key: str, title: str) -> Definition:
    """Put a copy behind the node of this key, with `title`; nothing leads to it yet."""
    node = definition.node(key)
    if node is None:
        return definition
    again = replace(node, key=new_key(title, taken(definition)), title=title)
    if isinstance(again, Question):
        return add_question(definition, again, key)
    return add_outcome(definition, again)


def remove(definition: Definition, key: str) -> Definition:
    """Remove a node. What led to it leads nowhere, which the checks name; conditions about it are kept and named."""
    left = replace(
        definition,
        questions=tuple(q for q in definition.questions if q.key != key),
        outcomes=tuple(o for o in definition.outcomes if o.key != key),
        start="" if definition.start == key else definition.start,
    )
    return with_goals(left, lambda goal: "" if goal == key else goal)


def start_at(definition: Definition, key: str) -> Definition:
    """Begin with the question of this key."""
    return replace(definition, start=key) if key in definition.question_of else definition
