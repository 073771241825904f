"""The numbers of many answers: per group and for all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.search.evaluation.measures import best_within, mean, ndcg, percentile
from catalogue.search.evaluation.run import Answer

ALL = "all"


@dataclass(frozen=True, slots=True)
class Measured:
    """One group of queries. Shares go from 0 to 1; None where no query of the group tells.

    `ndcg_at_10`, `top1`, `top3` and `zero` (nothing found at all) speak of the queries that something answers.
    Top: the first (one of the first three) has the highest grade that was judged for the query. `honest` speaks of
    the queries that nothing answers: the share for which nothing was found, or nothing that the search is sure of.
    """

    n: int
    ndcg_at_10: float | None
    top1: float | None
    top3: float | None
    zero: float | None
    honest: float | None
    p50_ms: float
    p95_ms: float

    @classmethod
    def of(cls, answers: Sequence[Answer]) -> "Measured":
        """Measure these answers."""
        judged = [(answer.keys, answer.judgement.grades) for answer in answers if answer.judgement.grades]
        times = [answer.milliseconds for answer in answers]
        return cls(
            n=len(answers),
            ndcg_at_10=mean(ndcg(keys, grades) for keys, grades in judged),
            top1=mean(best_within(keys, grades, 1) for keys, grades in judged),
            top3=mean(best_within(keys, grades, 3) for keys, grades in judged),
            zero=mean(not keys for keys, _grades in judged),
            honest=mean(not answer.sure for answer in answers if not answer.judgement.grades),
            p50_ms=percentile(times, 0.5),
            p95_ms=percentile(times, 0.95),
        )

    def as_json(self) -> dict[str, Any]:
        """Return the numbers, rounded to what they are worth."""
        shares = {name: getattr(self, name) for name in ("ndcg_at_10", "top1", "top3", "zero", "honest")}
        rounded = {name: None if share is None else round(share, 4) for name, share in shares.items()}
        return {"n": self.n, **rounded, "p50_ms": round(self.p50_ms, 2), "p95_ms": round(self.p95_ms, 2)}


def measured(answers: Iterable[Answer]) -> dict[str, Measured]:
    """Return the numbers of each group, in alphabetical order, and of all together."""
    groups: dict[str, list[Answer]] = {}
    every: list[Answer] = []
    for answer in answers:
        groups.setdefault(answer.judgement.group, []).append(answer)
        every.append(answer)
    return {**{name: Measured.of(groups[name]) for name in sorted(groups)}, ALL: Measured.of(every)}


def table(groups: dict[str, Measured]) -> Iterator[str]:
    """Yield the lines that people read."""
    heads = (("group", -6), ("n", 5), ("nDCG@10", 9), ("top-1", 7), ("top-3", 7), ("none", 7), ("honest", 8))
    yield "".join(
        f"{head:<{-width}}" if width < 0 else f"{head:>{width}}"
        for head, width in (*heads, ("p50 ms", 8), ("p95 ms", 8))
    )
    for name, one in groups.items():
        shares = (_share(one.ndcg_at_10, 9, 3), _share(one.top1, 7), _share(one.top3, 7), _share(one.zero, 7),
                  _share(one.honest, 8))  # fmt: skip
        yield f"{name:<6}{one.n:>5}{''.join(shares)}{one.p50_ms:>8.1f}{one.p95_ms:>8.1f}"


def _share(value: float | None, width: int, digits: int = 2) -> str:
    return f"{'–' if value is None else format(value, f'.{digits}f'):>{width}}"
