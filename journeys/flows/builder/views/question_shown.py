"""The form of a question with everything that can be chosen in it, ready for the template."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from journeys.flows.builder import choices
from journeys.flows.builder.changes.goals import CHOOSING, options_of
from journeys.flows.builder.choices import Choice
from journeys.flows.builder.diagram.boxes import numbers
from journeys.flows.builder.drafts import Draft
from journeys.flows.builder.in_words import condition_in_words
from journeys.flows.builder.rich_text import editor
from journeys.flows.builder.typed import SELF, GoalRow, OptionRow, RuleRow, TestRow, TypedQuestion
from journeys.flows.builder.typed.building import WITH_OPTIONS
from journeys.flows.builder.typed.fitting import COUNTED, DAYS, FITTING
from journeys.flows.builder.typed.kept import from_text
from journeys.flows.definition import Definition, Kind, TestKind


@dataclass
class TestShown:
    """A row of a condition: what can be asked of this question's answer, and the values to choose from."""

    __test__ = False

    row: TestRow
    at: str
    kinds: list[Choice] = field(default_factory=list)
    values: list[Choice] = field(default_factory=list)
    help: str = ""
    kept_words: str = ""
    wrong: str = ""


@dataclass
class GoalShown:
    """A goal: the field's name, what is chosen, and what is wrong with it."""

    at: str
    row: GoalRow
    label: str
    wrong: str = ""


@dataclass
class OptionShown:
    """A row of an option."""

    row: OptionRow
    at: str
    goal: GoalShown | None
    fixed: bool
    wrong: str = ""


@dataclass
class RuleShown:
    """A rule with its tests."""

    row: RuleRow
    at: str
    tests: list[TestShown]
    goal: GoalShown
    wrong: str = ""


@dataclass
class QuestionShown:
    """Everything in the form of a question."""

    kinds: list[Choice]
    help_editor: str
    options: list[OptionShown]
    rules: list[RuleShown]
    goal: GoalShown
    goal_questions: list[Choice]
    goal_outcomes: list[Choice]
    asked: list[Choice]
    tables: list[Choice]
    parts: list[Choice]
    wrong: dict[str, str]
    has_options: bool
    options_fixed: bool
    is_number: bool
    is_place: bool
    is_part: bool
    is_several: bool


def question_shown(typed: TypedQuestion, draft: Draft, own: str, wrong: dict[str, str]) -> QuestionShown:
    """Return the form; `own` is the key of the question, empty for a new one."""
    flow, number = draft.definition, numbers(draft.definition)
    others = [Choice(q.key, f"{number[q.key]}. {q.title or q.key}") for q in flow.questions if q.key != own]
    fixed = typed.kind in (Kind.YES_NO, Kind.PART)
    answers = typed.kind in WITH_OPTIONS and bool(typed.options)
    may_lead = typed.kind in CHOOSING
    options = [
        OptionShown(
            row,
            f"option-{row.mark}",
            _goal(row.goal, f"option-{row.mark}", _("Leads to"), wrong) if may_lead else None,
            fixed,
            wrong.get(f"option-{row.mark}-label", ""),
        )
        for row in typed.options
    ]
    return QuestionShown(
        kinds=[Choice(kind.value, str(kind.label)) for kind in Kind],
        help_editor=editor("help", typed.help, "help"),
        options=options,
        rules=[_rule(row, typed, flow, wrong) for row in typed.rules],
        goal=_goal(typed.goal, "goal", _("Otherwise it leads to") if answers or typed.rules else _("Leads to"), wrong),
        goal_questions=[Choice(q.key, f"{number[q.key]}. {q.title or q.key}") for q in flow.questions],
        goal_outcomes=[Choice(o.key, f"{number[o.key]}. {o.title or o.key}") for o in flow.outcomes],
        asked=[Choice(SELF, _("this question")), *others],
        tables=choices.tables() if typed.kind == Kind.PLACE else [],
        parts=choices.parts(draft.page.uuid) if typed.kind == Kind.PART else [],
        wrong=wrong,
        has_options=answers or typed.kind in (Kind.SINGLE, Kind.SEVERAL),
        options_fixed=fixed,
        is_number=typed.kind == Kind.NUMBER,
        is_place=typed.kind == Kind.PLACE,
        is_part=typed.kind == Kind.PART,
        is_several=typed.kind == Kind.SEVERAL,
    )


def _goal(row: GoalRow, at: str, label: str, wrong: dict[str, str]) -> GoalShown:
    return GoalShown(at, row, label, wrong.get(f"{at}-to", "") or wrong.get(f"{at}-title", ""))


def _rule(row: RuleRow, typed: TypedQuestion, flow: Definition, wrong: dict[str, str]) -> RuleShown:
    at = f"rule-{row.mark}"
    tests = [_test(test, f"{at}-test-{test.mark}", typed, flow, wrong) for test in row.tests]
    return RuleShown(row, at, tests, _goal(row.goal, at, _("then go to"), wrong), wrong.get(at, ""))


def _test(row: TestRow, at: str, typed: TypedQuestion, flow: Definition, wrong: dict[str, str]) -> TestShown:
    said = next((wrong[f"{at}-{part}"] for part in ("question", "kind", "value") if f"{at}-{part}" in wrong), "")
    if row.kept:
        condition = from_text(row.kept)
        return TestShown(row, at, kept_words=condition_in_words(condition, flow) if condition else "", wrong=said)
    question = flow.question_of.get(row.question)
    kind = typed.kind if row.question == SELF else question.kind if question else ""
    fitting = FITTING.get(kind, ())
    if fitting and row.kind not in fitting:
        row.kind = str(fitting[0])
    shown = TestShown(row, at, [Choice(str(one), str(one.label)) for one in fitting], wrong=said)
    if kind == Kind.PLACE:
        table = typed.table if row.question == SELF else question.table if question else ""
        shown.values = choices.areas(table) if table else []
    elif row.question == SELF and kind in WITH_OPTIONS:
        shown.values = [Choice(o.key or f"+{o.mark}", o.label or "…") for o in typed.options]
    elif question is not None and kind in WITH_OPTIONS:
        shown.values = [Choice(o.key, o.label or o.key) for o in options_of(question)]
    if row.kind in COUNTED:
        shown.help = _("years, a whole number") if row.kind == TestKind.YEARS_AGO else _("days, a whole number")
    elif row.kind in DAYS:
        shown.help = _("a day, for instance 27/3/2026")
    return shown
