"""What visitors did with a flow, as the diagram shows it; nothing for a flow that was not counted."""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from journeys.flows.counting import numbers


@dataclass(frozen=True)
class Traffic:
    """How often people did what, over the latest months.

    `ways` are (question, what follows), `answers` (question, option of a single choice), `unchosen` (question, what
    followed) where no single choice is made, `stops` where people went no further, `starts` how often it was begun,
    `seconds` the middle of the times to an outcome.
    """

    ways: dict[tuple[str, str], int] = field(default_factory=dict)
    answers: dict[tuple[str, str], int] = field(default_factory=dict)
    unchosen: dict[tuple[str, str], int] = field(default_factory=dict)
    stops: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, int] = field(default_factory=dict)
    starts: int = 0
    seconds: int | None = None


def traffic(flow: UUID) -> Traffic:
    """Return the sums of a flow: what happened inside a part counts at the question that asks the part."""
    starts = numbers.starts(flow)
    if not starts:
        return Traffic()
    ways: Counter[tuple[str, str]] = Counter()
    answers: Counter[tuple[str, str]] = Counter()
    unchosen: Counter[tuple[str, str]] = Counter()
    for arrow in numbers.arrows(flow):
        source, goal = _outer(arrow.question), _outer(arrow.to)
        if source != goal:
            ways[source, goal] += arrow.times
        if arrow.option:
            answers[arrow.question, arrow.option] += arrow.times
        else:
            unchosen[arrow.question, goal] += arrow.times
    stops: Counter[str] = Counter()
    for key, times in numbers.stops(flow).items():
        stops[_outer(key)] += times
    return Traffic(ways, answers, unchosen, stops, numbers.outcomes(flow), starts, numbers.median_seconds(flow))


def _outer(key: str) -> str:
    """Return the question that asks the part in which `key` stands."""
    return key.partition(".")[0]
