"""The buttons that change the rows of a form before it is kept."""

from typing import Protocol, TypeVar

from journeys.flows.builder.typed.rows import OptionRow, RuleRow, TestRow, TypedQuestion
from journeys.flows.definition.exchange import MOST_OPTIONS


class Marked(Protocol):
    """A row with a mark."""

    mark: str


Row = TypeVar("Row", bound=Marked)


def take_step(typed: TypedQuestion, step: str) -> str:
    """Do `option-add`, `rule-up:MARK`, `test-remove:MARK:MARK` …; return the id of what should get the focus."""
    name, _colon, marks = step.partition(":")
    what, _hyphen, verb = name.partition("-")
    mark, _colon, inner = marks.partition(":")
    if what == "option":
        return _take(typed.options, verb, mark, OptionRow(_free(typed.options)), "option")
    if what == "rule":
        return _take(typed.rules, verb, mark, RuleRow(_free(typed.rules), tests=[TestRow("0")]), "rule")
    rule = next((row for row in typed.rules if row.mark == mark), None)
    if what == "test" and rule is not None:
        return _take(rule.tests, verb, inner, TestRow(_free(rule.tests)), f"rule-{mark}-test")
    return ""


def _free(rows: list[Row]) -> str:
    return str(max((int(row.mark) for row in rows), default=-1) + 1)


def _take(rows: list[Row], verb: str, mark: str, new: Row, name: str) -> str:
    if verb == "add" and len(rows) < MOST_OPTIONS:
        rows.append(new)
        return f"{name}-{new.mark}"
    place = next((n for n, row in enumerate(rows) if row.mark == mark), None)
    if place is None:
        return ""
    if verb == "remove":
        rows.pop(place)
        return f"{name}-{rows[min(place, len(rows) - 1)].mark}" if rows else f"{name}-add"
    by = {"up": -1, "down": 1}.get(verb, 0)
    if 0 <= place + by < len(rows):
        rows.insert(place + by, rows.pop(place))
    return f"{name}-{verb}-{mark}"
