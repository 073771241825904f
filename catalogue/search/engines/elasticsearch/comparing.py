"""Comparing our rows with an index by version, and putting right what differs."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from catalogue.search.engines.base import EngineDown
from catalogue.search.engines.elasticsearch import rows
from catalogue.search.engines.elasticsearch.node import down_when_it_fails, working
from catalogue.search.engines.elasticsearch.writing import BATCH, write
from catalogue.search.models import IndexChange

PAGE = 5_000


@dataclass(frozen=True, slots=True)
class Differences:
    """Keys of documents that differ from our rows; `left_over` and `ahead` with the version in the index."""

    missing: tuple[int, ...]
    behind: tuple[int, ...]
    ahead: dict[int, int]  # the database was put back: only a new index can hold older versions
    left_over: dict[int, int]

    def __len__(self) -> int:
        return len(self.missing) + len(self.behind) + len(self.ahead) + len(self.left_over)


def compare(
    index: str,
    progress: Callable[[int], object] = lambda _count: None,
    *,
    refused: Collection[int] = (),
    sent_or_not: bool = False,
) -> Differences:
    """Return how the index differs. Unless `sent_or_not`, what waits to be sent and was not `refused` does not count.

    Call it while nobody sends (`locks.feeding`): then each edit meanwhile is among what waits.
    """
    there = _versions(index, progress)
    here = rows.versions()
    waiting = set() if sent_or_not else set(IndexChange.objects.values_list("document", flat=True)) - set(refused)
    both = {pk: (version, there[pk]) for pk, version in here.items() if pk in there and pk not in waiting}
    return Differences(
        missing=tuple(sorted(here.keys() - there.keys() - waiting)),
        behind=tuple(pk for pk, (ours, theirs) in both.items() if theirs < ours),
        ahead={pk: theirs for pk, (ours, theirs) in both.items() if theirs > ours},
        left_over={pk: there[pk] for pk in there.keys() - here.keys() - waiting},
    )


def put_right(index: str, found: Differences) -> None:
    """Write what is missing or behind and delete what is left over. Raises `EngineDown` when one is refused."""
    refused: dict[int, str] = {}
    for pks in _batches([*found.missing, *found.behind]):
        refused |= write(index, rows.some(pks).values())
    for pks in _batches(list(found.left_over)):
        refused |= write(index, [], {pk: found.left_over[pk] for pk in pks})
    with down_when_it_fails():
        working().indices.refresh(index=index)
    if refused:
        pk, reason = next(iter(refused.items()))
        raise EngineDown(f"refuses {len(refused)} documents, the first is {pk}: {reason}")


def _batches(pks: list[int]) -> Iterator[list[int]]:
    return (pks[first : first + BATCH] for first in range(0, len(pks), BATCH))


def _versions(index: str, progress: Callable[[int], object]) -> dict[int, int]:
    """Return the version of every document in the index."""
    found: dict[int, int] = {}
    after: dict[str, Any] = {}
    with down_when_it_fails():
        client = working()
        client.indices.refresh(index=index)
        while True:
            answer = client.search(
                index=index, size=PAGE, sort=[{"pk": "asc"}], version=True, source=False, track_total_hits=False,
                allow_partial_search_results=False, filter_path="hits.hits._version,hits.hits.sort", **after,
            )  # fmt: skip
            hits = answer.get("hits", {}).get("hits", [])
            found |= {hit["sort"][0]: hit["_version"] for hit in hits}
            progress(len(hits))
            if len(hits) < PAGE:
                return found
            after = {"search_after": hits[-1]["sort"]}
