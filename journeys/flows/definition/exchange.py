"""A definition as JSON: the form in which it is kept, sent over the API and exported; `reading` is the way back."""

from typing import Any

from journeys.flows.definition.conditions import All, Condition, Test
from journeys.flows.definition.nodes import Definition, Outcome, Question

MOST_NODES, MOST_OPTIONS, DEEPEST = 1000, 100, 4
LONGEST_TITLE, LONGEST_TEXT = 250, 20_000


def as_json(definition: Definition) -> dict[str, Any]:
    """Return the JSON of a definition; what has its ordinary value is left out."""
    return {
        "start": definition.start,
        "questions": [_question_json(question) for question in definition.questions],
        "outcomes": [_outcome_json(outcome) for outcome in definition.outcomes],
    }


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


def _question_json(question: Question) -> dict[str, Any]:
    limits = question.limits
    number = _filled(
        unit=limits.unit,
        minimum=None if limits.minimum is None else str(limits.minimum),
        maximum=None if limits.maximum is None else str(limits.maximum),
        decimals=limits.decimals or None,
    )
    options = [_filled(key=o.key, label=o.label, hint=o.hint, to=o.to) for o in question.options]
    rules = [{"when": condition_json(rule.when), "to": rule.to} for rule in question.rules]
    return _filled(
        key=question.key,
        kind=str(question.kind),
        title=question.title,
        help=question.help,
        options=options,
        rules=rules,
        to=question.to,
        number=number,
        table=question.table,
        part=str(question.part) if question.part else None,
    ) | ({} if question.needed else {"needed": False})


def _outcome_json(outcome: Outcome) -> dict[str, Any]:
    return _filled(
        key=outcome.key,
        kind=str(outcome.kind),
        title=outcome.title,
        text=outcome.text,
        products=[str(uuid) for uuid in outcome.products],
        journey=str(outcome.journey) if outcome.journey else None,
        service=str(outcome.service) if outcome.service else None,
    )


def condition_json(condition: Condition) -> dict[str, Any]:
    """Return the JSON of a condition."""
    if isinstance(condition, Test):
        return {"question": condition.question, "test": str(condition.kind), "value": list(condition.values)}
    return {"all" if isinstance(condition, All) else "any": [condition_json(part) for part in condition.of]}
