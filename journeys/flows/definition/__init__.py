"""What a flow says, as plain data: questions, options, rules and outcomes, and their JSON."""

from journeys.flows.definition.conditions import All, Anyone, Condition, Test, TestKind
from journeys.flows.definition.exchange import as_json
from journeys.flows.definition.nodes import (
    Definition,
    Exit,
    Kind,
    NumberLimits,
    Option,
    Outcome,
    OutcomeKind,
    Question,
    Rule,
)
from journeys.flows.definition.problems import DefinitionError
from journeys.flows.definition.reading import from_json

__all__ = [
    "All",
    "Anyone",
    "Condition",
    "Definition",
    "DefinitionError",
    "Exit",
    "Kind",
    "NumberLimits",
    "Option",
    "Outcome",
    "OutcomeKind",
    "Question",
    "Rule",
    "Test",
    "TestKind",
    "as_json",
    "from_json",
]
