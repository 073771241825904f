"""Time a call many times in the server, without the network: what the budgets speak of."""

import time
from collections.abc import Callable
from statistics import quantiles

from django.db import connection
from django.test.utils import CaptureQueriesContext


def measure(name: str, call: Callable[[], object], *, budget_ms: float | None, runs: int = 200) -> None:
    """Print p50 and p95 in milliseconds and the number of queries of the last run."""
    for _warm in range(5):
        call()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        call()
    asked = len(queries)  # now: the next request empties the log
    times = []
    for _run in range(runs):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    cuts = quantiles(times, n=100)
    budget = "" if budget_ms is None else f"≤ {budget_ms:g}"
    verdict = "" if budget_ms is None else ("ok" if cuts[94] <= budget_ms else "OVER")
    print(f"{name:<46}{cuts[49]:>9.1f}{cuts[94]:>9.1f}{asked:>9}{budget:>9}  {verdict}", flush=True)


def speed() -> str:
    """Say how quick this machine is just now: a shared one is half as quick at one moment as at another."""
    times = []
    for _run in range(5):
        start, total = time.perf_counter(), 0
        for number in range(3_000_000):
            total += number
        times.append(time.perf_counter() - start)
    return f"3 million additions in Python take {sorted(times)[2]:.2f} s here and now"


def header() -> None:
    """Print the head of the table."""
    print(f"\n{speed()}")
    print(f"\n{'':<46}{'p50 ms':>9}{'p95 ms':>9}{'queries':>9}{'p95':>9}")
