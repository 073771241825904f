"""From the rows of a form to a question or outcome, or to what is wrong and where."""

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from journeys.flows.builder.changes import RESERVED, new_key
from journeys.flows.builder.typed.conditions import Tests
from journeys.flows.builder.typed.rows import (
    NEW_OUTCOME,
    NEW_QUESTION,
    GoalRow,
    OptionRow,
    TypedOutcome,
    TypedQuestion,
)
from journeys.flows.builder.typed.values import number, whole
from journeys.flows.definition import (
    Definition,
    Kind,
    NumberLimits,
    Option,
    Outcome,
    OutcomeKind,
    Question,
    Rule,
)
from journeys.flows.definition.exchange import LONGEST_TEXT, LONGEST_TITLE
from journeys.flows.definition.nodes import KEY
from journeys.flows.engine.answers import NONE_OF_THESE

WITH_OPTIONS = (Kind.SINGLE, Kind.SEVERAL, Kind.YES_NO, Kind.PART)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong, and the id of the field where it is."""

    at: str
    message: str


@dataclass
class Built:
    """The node in the form, the nodes that its goals make, and what is wrong."""

    node: Question | Outcome
    made: list[Question | Outcome] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)


def built_question(typed: TypedQuestion, definition: Definition, old: str = "") -> Built:
    """Return the question of the form; `old` is the key of the one that is changed, empty for a new one."""
    return _Building(definition, old).question(typed)


def built_outcome(typed: TypedOutcome, definition: Definition, old: str = "") -> Built:
    """Return the outcome of the form; `old` as for a question."""
    return _Building(definition, old).outcome(typed)


class _Building:
    def __init__(self, definition: Definition, old: str) -> None:
        self.definition, self.old = definition, old
        self.taken = {*definition.question_of, *definition.outcome_of} - {old}
        self.known = {*self.taken, old} - {""}
        self.made: list[Question | Outcome] = []
        self.wrong: list[Wrong] = []

    def refuse(self, at: str, message: str) -> None:
        self.wrong.append(Wrong(at, message))

    def question(self, typed: TypedQuestion) -> Built:
        kind = self.question_kind(typed.kind)
        key = self.key(typed.key, typed.title, _("Write the question."))
        rows = [row for row in typed.options if row.label or row.key or row.goal.to] if kind in WITH_OPTIONS else []
        options = self.options(rows, kind)
        rules = self.rules(typed, kind, key, {f"+{r.mark}": o.key for r, o in zip(rows, options, strict=True)})
        node = Question(
            key=key,
            kind=kind,
            title=typed.title[:LONGEST_TITLE],
            help=self.text("help", typed.help),
            options=tuple(options),
            rules=rules,
            to=self.goal(typed.goal, "goal"),
            limits=self.limits(typed) if kind is Kind.NUMBER else NumberLimits(),
            table=typed.table[:60] if kind is Kind.PLACE else "",
            part=self.uuid("part", typed.part) if kind is Kind.PART else None,
            needed=typed.needed or kind is not Kind.SEVERAL,
        )
        return Built(node, self.made, self.wrong)

    def outcome(self, typed: TypedOutcome) -> Built:
        known = typed.kind in OutcomeKind.values
        if not known:
            self.refuse("kind", _("Choose what this outcome says."))
        node = Outcome(
            key=self.key(typed.key, typed.title, _("Write the title of the outcome.")),
            kind=OutcomeKind(typed.kind) if known else OutcomeKind.CHECK,
            title=typed.title[:LONGEST_TITLE],
            text=self.text("text", typed.text),
            products=tuple(uuid for one in typed.products if (uuid := self.uuid("products", one))),
            journey=self.uuid("journey", typed.journey),
            service=self.uuid("service", typed.service),
        )
        return Built(node, self.made, self.wrong)

    def key(self, typed: str, title: str, without: str) -> str:
        if not title:
            self.refuse("title", without)
        if not typed or typed == self.old:
            key = self.old or new_key(title, self.taken)
        elif not KEY.fullmatch(typed):
            self.refuse("key", _("Use small letters, digits and hyphens, at most 40."))
            key = self.old or new_key(title, self.taken)
        elif typed in self.taken or typed in RESERVED:
            self.refuse("key", _("This key is in use. Choose another."))
            key = self.old or new_key(title, self.taken)
        else:
            key = typed
        self.taken.add(key)
        return key

    def question_kind(self, typed: str) -> Kind:
        if typed in Kind.values:
            return Kind(typed)
        self.refuse("kind", _("Choose how the question is answered."))
        return Kind.SINGLE

    def options(self, rows: list[OptionRow], kind: Kind) -> list[Option]:
        found: list[Option] = []
        taken = {row.key for row in rows if row.key} | {NONE_OF_THESE}
        seen: set[str] = set()
        for row in rows:
            if not row.label:
                self.refuse(f"option-{row.mark}-label", _("Write the words of this option, or remove it."))
            key = row.key if KEY.fullmatch(row.key) and row.key not in seen else new_key(row.label, taken)
            taken.add(key)
            seen.add(key)
            goal = "" if kind is Kind.SEVERAL else self.goal(row.goal, f"option-{row.mark}")
            found.append(Option(key, row.label[:LONGEST_TITLE], row.hint[:LONGEST_TITLE], goal))
        return found

    def rules(self, typed: TypedQuestion, kind: Kind, key: str, marks: dict[str, str]) -> tuple[Rule, ...]:
        tests = Tests(self.definition, kind, key, marks, self.refuse)
        found = []
        for row in typed.rules:
            when = tests.condition(row)
            goal = self.goal(row.goal, f"rule-{row.mark}")
            if when is not None:
                found.append(Rule(when, goal))
            elif goal:
                self.refuse(f"rule-{row.mark}", _("Choose a question for this rule, or remove the rule."))
        return tuple(found)

    def goal(self, row: GoalRow, at: str) -> str:
        """Return the goal's key; one of the two “new” makes its node."""
        if row.to not in {NEW_QUESTION, NEW_OUTCOME}:
            if row.to and row.to not in self.known:
                self.refuse(f"{at}-to", _("This goal is gone. Choose another."))
            return row.to if row.to in self.known else ""
        if not row.title:
            self.refuse(f"{at}-title", _("Write what the new one is called."))
            return ""
        key = new_key(row.title, self.taken)
        self.taken.add(key)
        title = row.title[:LONGEST_TITLE]
        yes_no = (Option("ja", _("Yes")), Option("nee", _("No")))
        self.made.append(
            Question(key, Kind.YES_NO, title, options=yes_no)
            if row.to == NEW_QUESTION
            else Outcome(key, OutcomeKind.APPLIES, title)
        )
        return key

    def limits(self, typed: TypedQuestion) -> NumberLimits:
        lowest, highest = number(typed.minimum), number(typed.maximum)
        for name, text, found in (("minimum", typed.minimum, lowest), ("maximum", typed.maximum, highest)):
            if text and found is None:
                self.refuse(name, _("Write a number in digits, or nothing."))
        if lowest is not None and highest is not None and lowest > highest:
            self.refuse("maximum", _("The largest number is smaller than the smallest."))
        decimals = whole(typed.decimals or "0", most=4)
        if decimals is None:
            self.refuse("decimals", _("Write a whole number from 0 to 4."))
        if len(typed.unit) > 20:
            self.refuse("unit", _("Write at most 20 signs."))
        return NumberLimits(typed.unit[:20], lowest, highest, decimals or 0)

    def text(self, at: str, html: str) -> str:
        if len(html) > LONGEST_TEXT:
            self.refuse(at, _("This text is too long."))
        return html[:LONGEST_TEXT]

    def uuid(self, at: str, text: str) -> UUID | None:
        try:
            return UUID(text) if text else None
        except ValueError:
            self.refuse(at, _("This choice is gone. Choose another."))
            return None
