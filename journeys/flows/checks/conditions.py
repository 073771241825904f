"""Conditions: over a question asked before, with a test that fits it, and an answer that exists."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from journeys.flows.checks.finding import Finding, FindingKind, at
from journeys.flows.checks.graph import Graph, options_of
from journeys.flows.definition import Condition, Kind, Question, Test, TestKind
from journeys.flows.definition.conditions import tests_in

MOST_YEARS, MOST_DAYS = 200, 73_000
CHOICE = {TestKind.IS, TestKind.IS_NOT}
FITTING: dict[Kind, set[TestKind]] = {
    Kind.SINGLE: CHOICE,
    Kind.YES_NO: CHOICE,
    Kind.PLACE: CHOICE,
    Kind.PART: CHOICE,
    Kind.SEVERAL: {TestKind.INCLUDES, TestKind.INCLUDES_ALL, TestKind.INCLUDES_NONE},
    Kind.NUMBER: {TestKind.AT_LEAST, TestKind.AT_MOST},
    Kind.DATE: {TestKind.ON_OR_AFTER, TestKind.ON_OR_BEFORE, TestKind.YEARS_AGO, TestKind.DAYS_AGO},
}


def condition_findings(graph: Graph) -> Iterator[Finding]:
    """Yield what is wrong with the conditions of a flow."""
    for question in graph.definition.questions:
        for number, rule in enumerate(question.rules):
            for kind, said in _condition(graph, question, rule.when):
                yield at(kind, question, said, rule=number)


def _condition(graph: Graph, question: Question, condition: Condition) -> Iterator[tuple[FindingKind, str]]:
    if _has_empty(condition):
        yield FindingKind.EMPTY_CONDITION, _("Choose a question and an answer, or remove the condition.")
    for test in tests_in(condition):
        tested = graph.definition.question_of.get(test.question)
        if tested is None:
            said = _("The question “%(key)s” is not there.") % {"key": test.question}
            yield FindingKind.CANNOT_COME_BEFORE, said
            continue
        if question.key in graph.reached and not graph.can_come_before(tested.key, question.key):
            said = _("“%(question)s” is never asked before this one.") % {"question": tested.title or tested.key}
            yield FindingKind.CANNOT_COME_BEFORE, said
        if test.kind not in FITTING[tested.kind]:
            said = _("“%(test)s” does not fit the question “%(question)s”.")
            yield FindingKind.WRONG_TEST, said % {"test": test.kind.label, "question": tested.title or tested.key}
        else:
            yield from ((FindingKind.UNKNOWN_VALUE, said) for said in _values(tested, test))


def _has_empty(condition: Condition) -> bool:
    if isinstance(condition, Test):
        return not condition.values
    return not condition.of or any(_has_empty(part) for part in condition.of)


def _values(tested: Question, test: Test) -> Iterator[str]:
    match tested.kind:
        case Kind.SINGLE | Kind.SEVERAL | Kind.YES_NO:
            known = {option.key for option in options_of(tested)}
            for value in test.values:
                if value not in known:
                    yield _("The answer “%(answer)s” is not there.") % {"answer": value}
        case Kind.NUMBER | Kind.DATE:
            if len(test.values) > 1 or not all(_is_bound(test.kind, value) for value in test.values):
                yield _("Write one number or day to compare with.")


def _is_bound(kind: TestKind, value: str) -> bool:
    """Tell whether the engine can compare with `value`."""
    try:
        match kind:
            case TestKind.AT_LEAST | TestKind.AT_MOST:
                return abs(Decimal(value)) < 10**12
            case TestKind.ON_OR_AFTER | TestKind.ON_OR_BEFORE:
                return bool(date.fromisoformat(value))
            case _:
                return 0 <= int(value) <= (MOST_YEARS if kind is TestKind.YEARS_AGO else MOST_DAYS)
    except (ArithmeticError, ValueError):
        return False
