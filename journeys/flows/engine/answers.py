"""An answer as it comes from a form, an address or the API, read as the question asks it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from journeys.flows.definition import Kind, NumberLimits, Question
from journeys.flows.definition.nodes import NO, YES

LONGEST = 200  # characters of one value
DIGITS = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,12})?")  # no exponents: Decimal takes 1e999999999
NONE_OF_THESE = "geen"  # several choices, none chosen on purpose, as it stands in addresses


@dataclass(frozen=True, slots=True)
class Place:
    """A postal code or street as it was typed, and the area in which the table puts it."""

    typed: str
    area: str


Answer = str | tuple[str, ...] | Decimal | date | Place
Areas = Callable[[str, str], str | None]  # (slug of the table, what was typed) → area; None when nothing is typed


class AnswerError(ValueError):
    """What was given is no answer to this question; the message says in Dutch what to do."""


def read_answer(question: Question, values: Sequence[str], areas: Areas) -> Answer:
    """Return the answer in `values`; raise AnswerError when it is none. Anything may stand in `values`."""
    readable = (value.encode(errors="ignore").decode().replace("\x00", "").strip() for value in values)
    given = [value[:LONGEST] for value in readable if value]
    match question.kind:
        case Kind.SEVERAL:
            return _several(question, given)
        case Kind.NUMBER:
            return _number(question.limits, given)
        case Kind.DATE:
            return _date(given)
        case Kind.PLACE:
            return _place(question, given, areas)
        case Kind.YES_NO:
            known = {YES, NO}
        case _:
            known = {option.key for option in question.options}
    if len(given) != 1 or given[0] not in known:
        raise AnswerError(_("Choose one of the answers."))
    return given[0]


def _several(question: Question, given: list[str]) -> tuple[str, ...]:
    if given == [NONE_OF_THESE] or not given:
        if question.needed or not given:
            raise AnswerError(_("Choose at least one of the answers."))
        return ()
    chosen = tuple(option.key for option in question.options if option.key in given)
    if len(chosen) != len(set(given)):
        raise AnswerError(_("Choose from these answers only."))
    return chosen


def _number(limits: NumberLimits, given: list[str]) -> Decimal:
    text = given[0].replace("\u00a0", "").replace(" ", "") if len(given) == 1 else ""
    # Belgian writing: a comma for decimals, a point between thousands. A lone point before other than three
    # digits is what a keyboard's number pad writes for a comma.
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    elif text.count(".") > 1 or (limits.decimals == 0 and _thousands(text)):
        text = text.replace(".", "")
    if not DIGITS.fullmatch(text):
        raise AnswerError(_("Write a number in digits, for instance 40."))
    number = Decimal(text) + 0  # no “-0”
    if number != round(number, limits.decimals):
        if limits.decimals == 0:
            raise AnswerError(_("Write a whole number, without a comma."))
        raise AnswerError(_("Write at most %(places)d digits after the comma.") % {"places": limits.decimals})
    if limits.minimum is not None and number < limits.minimum:
        raise AnswerError(_("Write a number of at least %(minimum)s.") % {"minimum": f"{limits.minimum:f}"})
    if limits.maximum is not None and number > limits.maximum:
        raise AnswerError(_("Write a number of at most %(maximum)s.") % {"maximum": f"{limits.maximum:f}"})
    return round(number, limits.decimals)


def _thousands(text: str) -> bool:
    whole, _point, rest = text.partition(".")
    return len(rest) == 3 and rest.isdigit() and whole.isdigit() and len(whole) <= 3


def _date(given: list[str]) -> date:
    """Return the day in `2026-11-26`, `26/11/2026`, or day, month and year as three values."""
    parts = given if len(given) == 3 else []
    if len(given) == 1:
        parts = given[0].replace("/", "-").replace(".", "-").split("-")
        if len(parts) == 3 and len(parts[0]) == 4:
            parts.reverse()
    try:
        day, month, year = (int(part) for part in parts)
        found = date(year, month, day)
    except ValueError:
        raise AnswerError(_("Write a day, a month and a year, for instance 27 3 2026.")) from None
    if not 1900 <= found.year <= 2200:
        raise AnswerError(_("Write the year with four digits, for instance 2026."))
    return found


def _place(question: Question, given: list[str], areas: Areas) -> Place:
    if len(given) != 1:
        raise AnswerError(_("Write a postal code or the name of a street."))
    area = areas(question.table, given[0])
    if area is None:
        raise AnswerError(_("Write a postal code or the name of a street."))
    return Place(given[0], area)
