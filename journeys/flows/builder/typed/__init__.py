"""The forms of a question and an outcome as they are typed: rows that come, go and move before anything is kept.

A form travels whole with every button, so that it works without scripts. Names of fields: `option` (a row's mark,
repeated in the order of the screen), `option-MARK-label`, `rule-MARK-test-MARK-value` and so on.
"""

from journeys.flows.builder.typed.building import Built, Wrong, built_outcome, built_question
from journeys.flows.builder.typed.reading import read_outcome, read_question
from journeys.flows.builder.typed.rows import (
    NEW_OUTCOME,
    NEW_QUESTION,
    SELF,
    GoalRow,
    OptionRow,
    RuleRow,
    TestRow,
    TypedOutcome,
    TypedQuestion,
)
from journeys.flows.builder.typed.showing import fitting_options, typed_outcome, typed_question
from journeys.flows.builder.typed.steps import take_step

__all__ = [
    "NEW_OUTCOME",
    "NEW_QUESTION",
    "SELF",
    "Built",
    "GoalRow",
    "OptionRow",
    "RuleRow",
    "TestRow",
    "TypedOutcome",
    "TypedQuestion",
    "Wrong",
    "built_outcome",
    "built_question",
    "fitting_options",
    "read_outcome",
    "read_question",
    "take_step",
    "typed_outcome",
    "typed_question",
]
