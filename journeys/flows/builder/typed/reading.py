"""From what a browser sends to the rows of a form; whatever is sent, something readable comes out."""

from django.http import QueryDict

from journeys.flows.builder.rich_text import read_rich_text
from journeys.flows.builder.typed.rows import GoalRow, OptionRow, RuleRow, TestRow, TypedOutcome, TypedQuestion
from journeys.flows.definition.exchange import LONGEST_TITLE, MOST_OPTIONS


def read_question(data: QueryDict) -> TypedQuestion:
    """Return the form of a question as it was sent."""
    return TypedQuestion(
        key=_line(data, "key"),
        kind=_line(data, "kind"),
        title=_line(data, "title"),
        help=read_rich_text(data, "help"),
        needed="needed" in data,
        goal=_goal(data, "goal"),
        options=[_option(data, mark) for mark in _marks(data, "option")],
        rules=[_rule(data, mark) for mark in _marks(data, "rule")],
        unit=_line(data, "unit"),
        minimum=_line(data, "minimum"),
        maximum=_line(data, "maximum"),
        decimals=_line(data, "decimals"),
        table=_line(data, "table"),
        part=_line(data, "part"),
    )


def read_outcome(data: QueryDict) -> TypedOutcome:
    """Return the form of an outcome as it was sent."""
    return TypedOutcome(
        key=_line(data, "key"),
        kind=_line(data, "kind"),
        title=_line(data, "title"),
        text=read_rich_text(data, "text"),
        products=list(dict.fromkeys(data.getlist("product")[:MOST_OPTIONS])),
        journey=_line(data, "journey"),
        service=_line(data, "service"),
        find=_line(data, "find"),
    )


def _line(data: QueryDict, name: str) -> str:
    text = data.get(name, "")
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[: LONGEST_TITLE * 2]).split())


def _marks(data: QueryDict, name: str) -> list[str]:
    """Return the rows' marks in the order of the screen, each once."""
    return list(dict.fromkeys(mark for mark in data.getlist(name) if mark.isascii() and mark.isdigit()))[:MOST_OPTIONS]


def _goal(data: QueryDict, prefix: str) -> GoalRow:
    return GoalRow(_line(data, f"{prefix}-to"), _line(data, f"{prefix}-title"))


def _option(data: QueryDict, mark: str) -> OptionRow:
    at = f"option-{mark}"
    hint, label = _line(data, f"{at}-hint"), _line(data, f"{at}-label")
    return OptionRow(mark, _line(data, f"{at}-key"), label, hint, _goal(data, at))


def _rule(data: QueryDict, mark: str) -> RuleRow:
    at = f"rule-{mark}"
    tests = [_test(data, f"{at}-test-{one}", one) for one in _marks(data, f"{at}-test")]
    return RuleRow(mark, "any" if data.get(f"{at}-how") == "any" else "all", tests, _goal(data, at))


def _test(data: QueryDict, at: str, mark: str) -> TestRow:
    values = tuple(text.strip()[:LONGEST_TITLE] for text in data.getlist(f"{at}-value")[:MOST_OPTIONS] if text.strip())
    kept = data.get(f"{at}-kept", "")
    return TestRow(mark, _line(data, f"{at}-question"), _line(data, f"{at}-kind"), values, kept)
