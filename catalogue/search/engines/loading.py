"""The words of candidates, read from the rows once and kept in memory by version."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.db import connection

from catalogue.search.engines.stored_words import as_stored, read_out
from catalogue.search.engines.vectors import as_text
from catalogue.search.ranking.page_words import PageWords

MOST = 2_500  # documents kept per process, about 12 KB each
# The words of a document that is in memory stay in the table, unless they changed since
FACTS = """
SELECT id, version, CASE WHEN id = ANY(%s) THEN NULL ELSE words END, closed, kind, product_number, theme_ids,
  audience_ids, department_pk, language, popularity, coalesce(-(meaning <#> %s::vector), 0)
FROM search_searchdocument WHERE id = ANY(%s)
"""
WORDS = "SELECT id, version, words FROM search_searchdocument WHERE id = ANY(%s)"


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
    meaning: float


_kept: OrderedDict[tuple[str, int], tuple[int, PageWords]] = OrderedDict()
_lock = Lock()


def load(pks: Sequence[int], meaning: Sequence[float] | None) -> list[Candidate]:
    """Return these documents (one query, and one more when the words of some changed since they were kept)."""
    here = str(connection.settings_dict["NAME"])
    found = _kept_words(here, pks)
    vector = None if meaning is None else as_text(tuple(meaning))
    with connection.cursor() as cursor:
        cursor.execute(FACTS, [list(found), vector, list(pks)])
        rows = cursor.fetchall()
        fresh = [row[:3] for row in rows if row[2] is not None]
        stale = [row[0] for row in rows if row[2] is None and found[row[0]][0] != row[1]]
        if stale:
            cursor.execute(WORDS, [stale])
            fresh += cursor.fetchall()
    found.update(_keep(here, fresh))
    return [_candidate(row, found[row[0]][1]) for row in rows]


def _candidate(row: tuple[Any, ...], words: PageWords) -> Candidate:
    pk, _version, _words, closed, kind, number, themes, audiences, department, language, popularity, meaning = row
    return Candidate(
        pk, words, closed, kind, number, tuple(themes), tuple(audiences), department, language, popularity, meaning
    )


def _kept_words(here: str, pks: Sequence[int]) -> dict[int, tuple[int, PageWords]]:
    """Return the words that are in memory, with their version; they are the last to be dropped from it now."""
    found = {}
    with _lock:
        for pk in pks:
            kept = _kept.get((here, pk))
            if kept is not None:
                _kept[here, pk] = found[pk] = (kept[0], read_out(kept[1]))
                _kept.move_to_end((here, pk))
    return found


def _keep(here: str, rows: Sequence[tuple[int, int, str]]) -> dict[int, tuple[int, PageWords]]:
    """Read the stored words of these rows, and keep them in memory in place of the longest unused."""
    read = {pk: (version, as_stored(stored)) for pk, version, stored in rows}
    with _lock:
        for pk, kept in read.items():
            _kept[here, pk] = kept
            _kept.move_to_end((here, pk))
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return read
