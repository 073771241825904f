"""Outcomes of one question alone hang below each other beside a line, so that a picture is no wider than it need be."""

from collections import Counter
from collections.abc import Mapping, Sequence

from journeys.flows.definition import Definition

MOST = 4  # outcomes in one column
GAP = 10  # pixels between two of them
TRUNK = 22  # pixels left of the column, where its line goes down

Columns = dict[str, tuple[str, ...]]


def columns_of(definition: Definition, goals: Mapping[str, Sequence[str]], layers: Mapping[str, int]) -> Columns:
    """Return first outcome → the outcomes of its column, itself too; only columns of two or more."""
    led = Counter(goal for there in goals.values() for goal in there)
    found: Columns = {}
    for key, there in goals.items():
        below = layers[key] + 1
        own = [g for g in there if g in definition.outcome_of and led[g] == 1 and layers[g] == below]
        for begin in range(0, len(own), MOST):
            column = tuple(own[begin : begin + MOST])
            if len(column) > 1:
                found[column[0]] = column
    return found
