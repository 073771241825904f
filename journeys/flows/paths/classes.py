"""The answers to a question, cut into classes between which the conditions of its flow see no difference."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from journeys.flows.definition import Definition, Kind, Question, Test, TestKind
from journeys.flows.definition.conditions import tests_in
from journeys.flows.definition.nodes import ELSEWHERE, NO, YES
from journeys.flows.engine.addresses import values_of
from journeys.flows.engine.answers import Answer, Place
from journeys.flows.engine.conditions import holds, years_before

TableAreas = Mapping[str, Mapping[str, str]]  # slug of a table → area → a place that lies in it

NOWHERE = "Nergens 0"  # a place that no table names
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)  # what `read_answer` takes
MOST_TESTED = 10  # options of one question that conditions tell apart in full; beyond it one, none and all


@dataclass(frozen=True, slots=True)
class AnswerClass:
    """One class: an answer of it as read and as given, and the class in words."""

    answer: Answer
    values: tuple[str, ...]
    words: str


def tests_of(definition: Definition) -> dict[str, list[Test]]:
    """Return question → the tests that conditions make of it."""
    found: dict[str, list[Test]] = {}
    rules = [rule for question in definition.questions for rule in question.rules]
    rules += [rule for way_out in definition.exits for rule in way_out.rules]
    for rule in rules:
        for test in tests_in(rule.when):
            found.setdefault(test.question, []).append(test)
    return found


def classes_of(question: Question, tests: Iterable[Test], areas: TableAreas, today: date) -> list[AnswerClass]:
    """Return the classes of the answers to `question`; none for one that cannot be answered."""
    match question.kind:
        case Kind.SEVERAL:
            return _several(question, list(tests), today)
        case Kind.NUMBER:
            return _numbers(question, tests)
        case Kind.DATE:
            return _days(tests, today)
        case Kind.PLACE:
            return _places(question, areas)
        case Kind.YES_NO:
            labels = {YES: _("Yes"), NO: _("No")} | {o.key: o.label for o in question.options if o.label}
            return [AnswerClass(key, (key,), labels[key]) for key in (YES, NO)]
        case Kind.SINGLE:
            return [AnswerClass(option.key, (option.key,), option.label or option.key) for option in question.options]
        case _:
            return []


def _several(question: Question, tests: list[Test], today: date) -> list[AnswerClass]:
    """Return the smallest choice for each way in which the tests can come out."""
    tested = {value for test in tests for value in test.values}
    keys = [option.key for option in question.options]
    choices = [key for key in keys if key in tested]
    others = [key for key in keys if key not in tested][:1]  # one stands for all: no condition looks at them
    pool = choices + others
    sizes = range(len(pool) + 1) if len(choices) <= MOST_TESTED else (0, 1, len(pool))
    found: dict[tuple[bool, ...], tuple[str, ...]] = {}
    for size in sizes:
        for chosen in combinations(pool, size):
            answer = tuple(key for key in keys if key in chosen)
            if answer or not question.needed:
                found.setdefault(tuple(holds(test, {question.key: answer}, today) for test in tests), answer)
    return [_class(answer, _labels(question, answer)) for answer in found.values()]


def _labels(question: Question, chosen: tuple[str, ...]) -> str:
    if not chosen:
        return _("None of these")
    return ", ".join(option.label or option.key for option in question.options if option.key in chosen)


def _class(answer: Answer, words: str) -> AnswerClass:
    return AnswerClass(answer, tuple(values_of(answer)), words)


def _numbers(question: Question, tests: Iterable[Test]) -> list[AnswerClass]:
    limits = question.limits
    step = Decimal(1).scaleb(-limits.decimals)
    low = None if limits.minimum is None else limits.minimum.quantize(step, ROUND_CEILING)
    high = None if limits.maximum is None else limits.maximum.quantize(step, ROUND_FLOOR)
    starts = set()
    for test in tests:
        bound = _bound(test)
        if bound is None:
            continue
        if test.kind is TestKind.AT_LEAST:
            starts.add(bound.quantize(step, ROUND_CEILING))
        elif test.kind is TestKind.AT_MOST:
            starts.add(bound.quantize(step, ROUND_FLOOR) + step)

    def words(first: Decimal | None, last: Decimal | None) -> str:
        return _range(*(None if end is None else _written(end, limits.unit) for end in (first, last)))

    inner = sorted(start for start in starts if (low is None or start > low) and (high is None or start <= high))
    if low is not None and high is not None and low > high:
        return []
    edges = [low, *inner]
    found = []
    for number, first in enumerate(edges):
        last = inner[number] - step if number < len(inner) else high
        answer = first if first is not None else last if last is not None else Decimal(1).quantize(step)
        found.append(_class(answer, words(first, last)))
    return found


def _bound(test: Test) -> Decimal | None:
    try:
        bound = Decimal(test.values[0])
        return bound if abs(bound) < 10**12 else None
    except (ArithmeticError, IndexError):
        return None


def _written(number: Decimal, unit: str) -> str:
    return f"{number:f}".replace(".", ",") + (f" {unit}" if unit else "")


def _days(tests: Iterable[Test], today: date) -> list[AnswerClass]:
    starts = {start for test in tests if (start := _first_day_after(test, today)) is not None}
    inner = sorted(start for start in starts if FIRST_DAY < start <= LAST_DAY)
    found = []
    for number, first in enumerate([None, *inner]):
        last = inner[number] - timedelta(days=1) if number < len(inner) else None
        answer = first or last or today
        words = _range(*(None if end is None else date_format(end, "DATE_FORMAT") for end in (first, last)))
        found.append(_class(answer, words))
    return found


def _first_day_after(test: Test, today: date) -> date | None:
    """Return the first day on which the test comes out otherwise than the day before."""
    day = timedelta(days=1)
    try:
        match test.kind:
            case TestKind.ON_OR_AFTER:
                return date.fromisoformat(test.values[0])
            case TestKind.ON_OR_BEFORE:
                return date.fromisoformat(test.values[0]) + day
            case TestKind.YEARS_AGO:
                return years_before(today, int(test.values[0])) + day
            case TestKind.DAYS_AGO:
                return today - timedelta(days=int(test.values[0])) + day
    except (ValueError, OverflowError, IndexError):
        pass
    return None


def _range(first: str | None, last: str | None) -> str:
    if first is not None and last is not None:
        return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first is not None:
        return _("%(first)s or more") % {"first": first}
    if last is not None:
        return _("up to %(last)s") % {"last": last}
    return _("any answer")


def _places(question: Question, areas: TableAreas) -> list[AnswerClass]:
    named = areas.get(question.table, {})
    found = [AnswerClass(Place(typed, area), (typed,), f"{typed} ({area})") for area, typed in named.items()]
    return [*found, AnswerClass(Place(NOWHERE, ELSEWHERE), (NOWHERE,), _("a place that the table does not name"))]
