"""From a question or outcome to the rows of its form."""

from decimal import Decimal

from journeys.flows.builder.typed.kept import as_text
from journeys.flows.builder.typed.rows import SELF, GoalRow, OptionRow, RuleRow, TestRow, TypedOutcome, TypedQuestion
from journeys.flows.definition import All, Anyone, Condition, Kind, Outcome, Question, Test
from journeys.flows.definition.nodes import NO, YES


def typed_question(question: Question) -> TypedQuestion:
    """Return the form that holds this question."""
    limits = question.limits
    return TypedQuestion(
        key=question.key,
        kind=str(question.kind),
        title=question.title,
        help=question.help,
        needed=question.needed,
        goal=GoalRow(question.to),
        options=[OptionRow(str(n), o.key, o.label, o.hint, GoalRow(o.to)) for n, o in enumerate(question.options)],
        rules=[_rule(str(n), question.key, rule.when, rule.to) for n, rule in enumerate(question.rules)],
        unit=limits.unit,
        minimum=_number(limits.minimum),
        maximum=_number(limits.maximum),
        decimals=str(limits.decimals),
        table=question.table,
        part=str(question.part) if question.part else "",
    )


def typed_outcome(outcome: Outcome) -> TypedOutcome:
    """Return the form that holds this outcome."""
    return TypedOutcome(
        key=outcome.key,
        kind=str(outcome.kind),
        title=outcome.title,
        text=outcome.text,
        products=[str(uuid) for uuid in outcome.products],
        journey=str(outcome.journey) if outcome.journey else "",
        service=str(outcome.service) if outcome.service else "",
    )


def fitting_options(typed: TypedQuestion, yes: str, no: str, part: dict[str, str]) -> None:
    """Give the form the options that its kind fixes: yes and no, or the outcomes of a part (key → title)."""
    fixed: dict[str, str] = {}
    if typed.kind == Kind.YES_NO:
        fixed = {YES: yes, NO: no}
    elif typed.kind == Kind.PART:
        fixed = part
    else:  # those of another kind stay in the form: who comes back to it finds them again
        if typed.kind in (Kind.SINGLE, Kind.SEVERAL) and not typed.options:
            typed.options = [OptionRow("0"), OptionRow("1")]
        return
    there = {row.key: row for row in typed.options}
    rows = [there.get(key) or OptionRow("", key, label) for key, label in fixed.items()]
    for number, row in enumerate(rows):
        row.mark, row.label = str(number), row.label or fixed[row.key]
    typed.options = rows


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}".replace(".", ",")


def _rule(mark: str, own: str, when: Condition, to: str) -> RuleRow:
    how = "any" if isinstance(when, Anyone) else "all"
    parts = when.of if isinstance(when, All | Anyone) else (when,)
    return RuleRow(mark, how, [_test(str(n), own, part) for n, part in enumerate(parts)], GoalRow(to))


def _test(mark: str, own: str, part: Condition) -> TestRow:
    if isinstance(part, Test):
        return TestRow(mark, SELF if part.question == own else part.question, str(part.kind), part.values)
    return TestRow(mark, kept=as_text(part))
