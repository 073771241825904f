"""What the sums say of a flow: starts, arrows, where people stop, outcomes, time.

`days` is how far back, today included. A sensitive flow has starts and nothing else.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.utils import timezone

from journeys.flows.counting.models import FlowCount, Happening
from journeys.flows.counting.recording import CLASSES

DAYS = 90
FORWARD = (Happening.STEP, Happening.END)


@dataclass(frozen=True, slots=True)
class Arrow:
    """How often people went from a question to what follows; `option` is empty where no single choice was made."""

    question: str
    option: str
    to: str
    times: int


def starts(flow: UUID, *, days: int = DAYS) -> int:
    """Return how often the flow was begun."""
    return sum(times for *_row, times in _sums(flow, days, Happening.START))


def arrows(flow: UUID, *, days: int = DAYS) -> list[Arrow]:
    """Return every way that was taken forward, the busiest first."""
    rows = [Arrow(node, option, to, times) for _what, node, option, to, times in _sums(flow, days, *FORWARD)]
    return sorted(rows, key=lambda arrow: (-arrow.times, arrow.question, arrow.option, arrow.to))


def stops(flow: UUID, *, days: int = DAYS) -> dict[str, int]:
    """Return question → how many people came there and went no further, where there are any.

    Arrivals less departures. The browser's own way back is seen by nobody, so this is a little low where people
    often use that.
    """
    here: Counter[str] = Counter()
    ends = set()
    for what, node, _option, to, times in _sums(flow, days, Happening.START, Happening.BACK, *FORWARD):
        here[to] += times
        if node:
            here[node] -= times
        if what == Happening.END:
            ends.add(to)
    return {question: number for question, number in here.items() if number > 0 and question not in ends}


def outcomes(flow: UUID, *, days: int = DAYS) -> dict[str, int]:
    """Return outcome → how often people came to it."""
    found: Counter[str] = Counter()
    for _what, _node, _option, to, times in _sums(flow, days, Happening.END):
        found[to] += times
    return dict(found)


def median_seconds(flow: UUID, *, days: int = DAYS) -> int | None:
    """Return how long half of those who came to an outcome took at most, to the class; None when nobody did."""
    classes: Counter[int] = Counter()
    for _what, _node, option, _to, times in _sums(flow, days, Happening.TIME):
        classes[int(option)] += times
    total = sum(classes.values())
    passed = 0
    for end in CLASSES:
        passed += classes[end]
        if total and 2 * passed >= total:
            return end
    return None


def _sums(flow: UUID, days: int, *what: Happening) -> QuerySet[FlowCount, tuple[str, str, str, str, int]]:
    since = timezone.localdate() - timedelta(days=days - 1)
    rows = FlowCount.objects.filter(flow=flow, day__gte=since, happening__in=what)
    return rows.values_list("happening", "node", "option", "to").annotate(Sum("times"))
