"""The field of one question: what it takes to draw it, filled in with what was given."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from journeys.flows.definition import Kind, Question
from journeys.flows.definition.nodes import NO, YES
from journeys.flows.engine.answers import NONE_OF_THESE
from journeys.flows.models import PlaceRow

FIRST = "antwoord"  # id of the first input: where a link from the error summary leads
MOST_SUGGESTED = 300  # rows of a table of places that go along with the page; a longer table is asked while typing


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio button or checkbox. `apart`: it stands apart from the others (“none of these”)."""

    id: str
    value: str
    label: str
    hint: str
    chosen: bool
    apart: bool = False


@dataclass(frozen=True, slots=True)
class DatePart:
    """Day, month or year."""

    id: str
    label: str
    value: str
    length: int


@dataclass(frozen=True, slots=True)
class Field:
    """How a question is asked; `shape` is radio, checkbox, number, date or place."""

    name: str
    shape: str
    choices: tuple[Choice, ...] = ()
    parts: tuple[DatePart, ...] = ()
    value: str = ""
    unit: str = ""
    decimal: bool = False
    places: tuple[str, ...] = ()
    table: str = ""  # asked while typing

    @property
    def grouped(self) -> bool:
        """Whether it has several inputs, which a legend names together."""
        return self.shape in {"radio", "checkbox", "date"}


def field_of(question: Question, values: Sequence[str]) -> Field:
    """Return the field of a question, filled in with `values` as they came."""
    first = values[0][:200] if values else ""
    match question.kind:
        case Kind.NUMBER:
            limits = question.limits
            return Field(question.key, "number", value=first, unit=limits.unit, decimal=bool(limits.decimals))
        case Kind.DATE:
            return Field(question.key, "date", parts=_date_parts(values))
        case Kind.PLACE:
            names = _places(question.table)
            table = question.table if len(names) > MOST_SUGGESTED else ""
            return Field(question.key, "place", value=first, places=() if table else names, table=table)
        case Kind.YES_NO:
            hints = {option.key: option.hint for option in question.options}
            rows = [(YES, _("Yes"), hints.get(YES, "")), (NO, _("No"), hints.get(NO, ""))]
        case _:
            rows = [(option.key, option.label, option.hint) for option in question.options]
    several = question.kind is Kind.SEVERAL
    choices = [_choice(number, *row, values) for number, row in enumerate(rows, 1)]
    if several and not question.needed:
        chosen = list(values) == [NONE_OF_THESE]
        choices.append(Choice(f"{FIRST}-geen", NONE_OF_THESE, _("None of these"), "", chosen, apart=True))
    return Field(question.key, "checkbox" if several else "radio", choices=tuple(choices))


def _choice(number: int, value: str, label: str, hint: str, values: Sequence[str]) -> Choice:
    return Choice(FIRST if number == 1 else f"{FIRST}-{number}", value, label, hint, value in values)


def _date_parts(values: Sequence[str]) -> tuple[DatePart, ...]:
    """Return the three parts; a whole date in one value (as addresses hold it) is taken apart."""
    parts = list(values)
    if len(parts) == 1 and len(whole := parts[0].split("-")) == 3:
        parts = [part.lstrip("0") for part in reversed(whole)]
    day, month, year = (*(part[:10] for part in parts[:3]), "", "", "")[:3]
    return (
        DatePart(FIRST, _("Day"), day, 2),
        DatePart(f"{FIRST}-maand", _("Month"), month, 2),
        DatePart(f"{FIRST}-jaar", _("Year"), year, 4),
    )


def _places(table: str) -> tuple[str, ...]:
    rows = PlaceRow.objects.filter(table__slug=table).order_by("name")
    return tuple(rows.values_list("name", flat=True)[: MOST_SUGGESTED + 1])
