"""The answers as they stand in an address: `wat=tuinhuis&oppervlakte=12`."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qs, urlencode

from journeys.flows.engine.answers import NONE_OF_THESE, Answer, Place
from journeys.flows.engine.running import Answered

LONGEST = 8000  # characters
MOST = 1000  # answers


def values_of(answer: Answer) -> list[str]:
    """Return an answer as the values that `read_answer` reads back."""
    match answer:
        case str():
            return [answer]
        case tuple():
            return list(answer) or [NONE_OF_THESE]
        case Decimal():
            return [f"{answer.normalize():f}".replace(".", ",")]
        case date():
            return [answer.isoformat()]
        case Place():
            return [answer.typed]


def to_query(way: Iterable[Answered]) -> str:
    """Return the answers of a way, in its order."""
    return urlencode({step.question.key: values_of(step.answer) for step in way}, doseq=True)


def from_query(query: str) -> dict[str, list[str]]:
    """Return key → values of whatever stands in an address; too much of it is nothing."""
    try:
        return parse_qs(query[:LONGEST], keep_blank_values=False, max_num_fields=MOST)
    except ValueError:
        return {}
