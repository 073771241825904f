"""How good one list of results is, and the middle and the slow end of many times. Pure numbers."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, log2

DEPTH = 10


def ndcg(keys: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """Return the discounted gain of the first `depth` results, from 0 to 1 (the best order there is).

    A grade g gains 2^g − 1, divided by log2(place + 1). A key that comes again keeps its place and gains nothing.
    """
    best = _dcg(sorted(grades.values(), reverse=True)[:depth])
    return _dcg(grades_of(keys[:depth], grades)) / best if best else 0.0


def grades_of(keys: Iterable[str], grades: Mapping[str, int]) -> list[int]:
    """Return the grade of each result; 0 when nobody judged it to answer, or when it stood higher already."""
    seen: set[str] = set()
    found = []
    for key in keys:
        found.append(0 if key in seen else grades.get(key, 0))
        seen.add(key)
    return found


def best_within(keys: Sequence[str], grades: Mapping[str, int], places: int) -> bool:
    """Tell whether a page with the query's highest grade stands in the first `places`."""
    return bool(grades) and max(grades_of(keys[:places], grades), default=0) == max(grades.values())


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least `share` (0 to 1) of the values do not exceed; 0 of nothing."""
    ordered = sorted(values)
    return ordered[max(ceil(share * len(ordered)) - 1, 0)] if ordered else 0.0


def mean(values: Iterable[float]) -> float | None:
    """Return the mean; None of nothing."""
    kept = list(values)
    return sum(kept) / len(kept) if kept else None


def _dcg(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))
