"""What stands in the forms, as text; nothing here is right yet."""

from dataclasses import dataclass, field

from journeys.flows.definition import Kind, OutcomeKind

NEW_QUESTION, NEW_OUTCOME = "+question", "+outcome"  # no keys: a key has no plus sign
SELF = "+this"  # the question of the form itself, which may have no key yet


@dataclass
class GoalRow:
    """A goal: a key, nothing yet, or one of the two that make a node with `title`."""

    to: str = ""
    title: str = ""


@dataclass
class OptionRow:
    """One option; `key` is empty for a new one. `mark` names the row in the form."""

    mark: str
    key: str = ""
    label: str = ""
    hint: str = ""
    goal: GoalRow = field(default_factory=GoalRow)


@dataclass
class TestRow:
    """One test, or a group of tests that was written elsewhere: `kept` is its JSON, left as it is."""

    __test__ = False

    mark: str
    question: str = ""
    kind: str = ""
    values: tuple[str, ...] = ()
    kept: str = ""


@dataclass
class RuleRow:
    """One rule: all or any of its tests."""

    mark: str
    how: str = "all"
    tests: list[TestRow] = field(default_factory=list)
    goal: GoalRow = field(default_factory=GoalRow)


@dataclass
class TypedQuestion:
    """The form of a question."""

    key: str = ""
    kind: str = str(Kind.SINGLE)
    title: str = ""
    help: str = ""
    needed: bool = True
    goal: GoalRow = field(default_factory=GoalRow)
    options: list[OptionRow] = field(default_factory=list)
    rules: list[RuleRow] = field(default_factory=list)
    unit: str = ""
    minimum: str = ""
    maximum: str = ""
    decimals: str = "0"
    table: str = ""
    part: str = ""


@dataclass
class TypedOutcome:
    """The form of an outcome; `find` are words by which products are looked up."""

    key: str = ""
    kind: str = str(OutcomeKind.APPLIES)
    title: str = ""
    text: str = ""
    products: list[str] = field(default_factory=list)
    journey: str = ""
    service: str = ""
    find: str = ""
