"""Groups of tests inside a rule, which the form shows in words and leaves as they are."""

import json

from journeys.flows.definition import Condition, Definition, DefinitionError, Kind, Question, Rule, as_json, from_json


def as_text(condition: Condition) -> str:
    """Return a condition as the JSON text that travels with the form."""
    flow = Definition("x", (Question("x", Kind.DATE, "x", rules=(Rule(condition, ""),)),))
    return json.dumps(as_json(flow)["questions"][0]["rules"][0]["when"])


def from_text(text: str) -> Condition | None:
    """Return the condition in `text`; None when somebody changed it into something else."""
    try:
        when = json.loads(text)
        rule = {"when": when, "to": ""}
        flow = from_json({"start": "x", "questions": [{"key": "x", "kind": "date", "rules": [rule]}]})
    except (ValueError, RecursionError, DefinitionError):
        return None
    return flow.questions[0].rules[0].when
