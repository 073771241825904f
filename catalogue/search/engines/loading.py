"""Candidates as the ranker needs them, read from the rows once and kept in memory by version."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from django.db import connection

from catalogue.search.engines.stored_words import as_stored, is_unread, read_out
from catalogue.search.engines.vectors import as_text
from catalogue.search.ranking.page_words import PageWords

MOST = 2_000  # documents kept per process, about 12 KB each
# In one trip: how near all of them are to the question, and what is not in memory yet
LIKENESS = """
SELECT id, version, coalesce(-(meaning <#> %s::vector), 0) FROM search_searchdocument WHERE id = ANY(%s)
"""
ROWS = """
SELECT id, version, words, closed, kind, product_number, theme_ids, audience_ids, department_pk, language, popularity
FROM search_searchdocument WHERE id = ANY(%s)
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document as the ranker and the facets need it; `meaning` is its likeness to the question."""

    pk: int
    words: PageWords
    closed: bool
    kind: str
    product_number: str
    themes: tuple[int, ...]
    audiences: tuple[int, ...]
    department: int | None
    language: str
    popularity: float
    meaning: float = 0.0


Known = tuple[int, Candidate]  # its version, and all but its likeness
_kept: OrderedDict[tuple[str, int], Known] = OrderedDict()
_lock = Lock()


def load(pks: Sequence[int], meaning: Sequence[float] | None) -> list[Candidate]:
    """Return these documents (one trip to the database, and one more when some changed since they were kept)."""
    here = str(connection.settings_dict["NAME"])
    known = _remembered(here, pks)
    vector = None if meaning is None else as_text(tuple(meaning))
    with connection.cursor() as cursor:
        cursor.execute(f"{LIKENESS}; {ROWS}", [vector, list(pks), [pk for pk in pks if pk not in known]])
        near = cursor.fetchall()
        cursor.nextset()
        fresh = cursor.fetchall()
        if stale := [pk for pk, version, _likeness in near if pk in known and known[pk][0] != version]:
            cursor.execute(ROWS, [stale])
            fresh += cursor.fetchall()
    known.update(_keep(here, fresh))
    return [_with(known[pk][1], likeness) for pk, _version, likeness in near if pk in known]


def _with(one: Candidate, likeness: float) -> Candidate:
    if not likeness:
        return one
    return Candidate(  # `dataclasses.replace` takes ten times as long, and this is done for hundreds
        one.pk, one.words, one.closed, one.kind, one.product_number, one.themes, one.audiences, one.department,
        one.language, one.popularity, likeness,
    )  # fmt: skip


def _remembered(here: str, pks: Sequence[int]) -> dict[int, Known]:
    """Return what is in memory; it is the last to be dropped from it now."""
    found = {}
    with _lock:
        for pk in pks:
            kept = _kept.get((here, pk))
            if kept is not None:
                if is_unread(kept[1].words):
                    kept = _kept[here, pk] = (kept[0], replace(kept[1], words=read_out(kept[1].words)))
                _kept.move_to_end((here, pk))
                found[pk] = kept
    return found


def _keep(here: str, rows: Sequence[tuple[Any, ...]]) -> dict[int, Known]:
    """Read these rows, and keep them in memory in place of the longest unused."""
    read = {row[0]: (row[1], _candidate(row)) for row in rows}
    with _lock:
        for pk, known in read.items():
            _kept[here, pk] = known
            _kept.move_to_end((here, pk))
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return read


def _candidate(row: tuple[Any, ...]) -> Candidate:
    pk, _version, words, closed, kind, number, themes, audiences, department, language, popularity = row
    return Candidate(
        pk, as_stored(words), closed, kind, number, tuple(themes), tuple(audiences), department, language, popularity
    )
