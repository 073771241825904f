"""Whether a condition holds over the answers so far."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from journeys.flows.definition import All, Anyone, Condition, Test, TestKind
from journeys.flows.engine.answers import Answer, Place

CHOSEN = {TestKind.IS, TestKind.IS_NOT}
SEVERAL = {TestKind.INCLUDES, TestKind.INCLUDES_ALL, TestKind.INCLUDES_NONE}


def holds(condition: Condition, answers: Mapping[str, Answer], today: date) -> bool:
    """Tell whether `condition` holds; a test of what was not answered, or of another kind, does not."""
    if isinstance(condition, All):
        return all(holds(part, answers, today) for part in condition.of)
    if isinstance(condition, Anyone):
        return any(holds(part, answers, today) for part in condition.of)
    answer = answers.get(condition.question)
    return answer is not None and _test(condition, answer, today)


def _test(test: Test, answer: Answer, today: date) -> bool:
    values = set(test.values)
    if isinstance(answer, Place):
        answer = answer.area
    if isinstance(answer, str):
        return test.kind in CHOSEN and (answer in values) == (test.kind is TestKind.IS)
    if isinstance(answer, tuple):
        if test.kind is TestKind.INCLUDES_ALL:
            return values <= set(answer)
        return test.kind in SEVERAL and bool(values & set(answer)) == (test.kind is TestKind.INCLUDES)
    if not test.values:
        return False
    try:
        if isinstance(answer, Decimal):
            return _number(test.kind, answer, Decimal(test.values[0]))
        return _day(test.kind, answer, test.values[0], today)
    except (ArithmeticError, ValueError):
        return False


def _number(kind: TestKind, answer: Decimal, bound: Decimal) -> bool:
    return (kind is TestKind.AT_LEAST and answer >= bound) or (kind is TestKind.AT_MOST and answer <= bound)


def _day(kind: TestKind, answer: date, value: str, today: date) -> bool:
    match kind:
        case TestKind.ON_OR_AFTER:
            return answer >= date.fromisoformat(value)
        case TestKind.ON_OR_BEFORE:
            return answer <= date.fromisoformat(value)
        case TestKind.YEARS_AGO:
            return answer <= years_before(today, int(value))
        case TestKind.DAYS_AGO:
            return answer <= today - timedelta(days=int(value))
    return False


def years_before(day: date, years: int) -> date:
    """Return the same day so many years earlier; 29 February becomes the 28th, so that a birthday is not missed."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
