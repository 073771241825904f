"""Candidates as the ranker needs them, read from the rows once and kept in memory by version."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any, NamedTuple

from django.db import connection

from catalogue.search.engines.base import UNTOLD
from catalogue.search.engines.likeness import likenesses, vector
from catalogue.search.engines.stored_words import as_stored, is_unread, read_out
from catalogue.search.ranking.page_words import PageWords

MOST = 2_000  # documents kept per process, about 14 KB each
ROOMY = MOST * 3 // 4  # until then nothing is about to be dropped, and the order does not matter
# Which version each of them is now, and what is not in memory
VERSIONS = "SELECT id, version FROM search_searchdocument WHERE id = ANY(%s)"
ROWS = """
SELECT id, version, words, closed, kind, product_number, theme_ids, audience_ids, department_pk, language, popularity,
  vector_send(meaning)
FROM search_searchdocument WHERE id = ANY(%s)
"""


class Candidate(NamedTuple):  # made for hundreds of documents per question
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
    vector: bytes | None = None  # of its meaning, as `likeness` reads it
    meaning: float = 0.0


Known = tuple[int, Candidate]  # its version, and all but its likeness
_kept: OrderedDict[tuple[str, int], Known] = OrderedDict()  # by database and document, the longest unused first
_lock = Lock()


def load(wanted: Mapping[int, int], meaning: Sequence[float] | None) -> list[Candidate]:
    """Return these documents (`base.Found`), as they are now; those that went away are left out.

    No trip to the database when the versions are told and all of it is in memory, else one; one more when a
    document in memory turns out to be of an earlier version.
    """
    here = str(connection.settings_dict["NAME"])
    known = _remembered(here, wanted)
    if UNTOLD in wanted.values() or len(known) < len(wanted):
        now = _bring_up_to_date(here, known, wanted)
        found = [known[pk][1] for pk in wanted if pk in now and pk in known]
    else:
        found = [known[pk][1] for pk in wanted]
    return found if meaning is None else _with_likenesses(found, meaning)


def read_ahead(batch: int = 200) -> None:
    """Have the documents in memory before they are asked for, as far as there is room; no request waits for it."""
    here = str(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM search_searchdocument ORDER BY popularity DESC, id LIMIT %s", [ROOMY])
        pks = [row[0] for row in cursor.fetchall()]
        for first in range(0, len(pks), batch):
            cursor.execute(ROWS, [pks[first : first + batch]])
            _remembered(here, {pk: known[0] for pk, known in _keep(here, cursor.fetchall()).items()})


def _bring_up_to_date(here: str, known: dict[int, Known], wanted: Mapping[int, int]) -> set[int]:
    """Read what is not in `known`, or no longer so; return which documents there are."""
    told = [pk for pk, version in wanted.items() if version != UNTOLD and pk in known]
    untold = [pk for pk, version in wanted.items() if version == UNTOLD and pk in known]
    unknown = [pk for pk in wanted if pk not in known]
    with connection.cursor() as cursor:
        cursor.execute(f"{VERSIONS}; {ROWS}", [untold, unknown])
        versions = cursor.fetchall()
        cursor.nextset()
        fresh = cursor.fetchall()
        if stale := [pk for pk, version in versions if known[pk][0] != version]:
            cursor.execute(ROWS, [stale])
            fresh += cursor.fetchall()
    known.update(_keep(here, fresh))
    return {*told, *(pk for pk, _version in versions), *(row[0] for row in fresh)}


def read_in(pks: Sequence[int]) -> list[Known]:
    """Return these documents as they are now, all their words read."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [list(pks)])
        rows = cursor.fetchall()
    read = ((row[1], _candidate(row)) for row in rows)
    return [(version, one._replace(words=read_out(one.words))) for version, one in read]


def _with_likenesses(found: Sequence[Candidate], meaning: Sequence[float]) -> list[Candidate]:
    near = likenesses([one.vector for one in found], meaning)
    return [Candidate._make((*one[:-1], likeness)) for one, likeness in zip(found, near, strict=True)]


def _remembered(here: str, wanted: Mapping[int, int]) -> dict[int, Known]:
    """Return what is in memory, of the version that is wanted; it is the last to be dropped from it now."""
    found = {}
    with _lock:
        crowded = len(_kept) > ROOMY
        for pk, version in wanted.items():
            key = (here, pk)
            kept = _kept.get(key)
            if kept is None or version not in (kept[0], UNTOLD):
                continue
            if is_unread(kept[1].words):
                kept = _kept[key] = (kept[0], kept[1]._replace(words=read_out(kept[1].words)))
            if crowded:
                _kept.move_to_end(key)
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
    pk, _version, words, closed, kind, number, themes, audiences, department, language, popularity, meaning = row
    return Candidate(
        pk, as_stored(words), closed, kind, number, tuple(themes), tuple(audiences), department, language, popularity,
        vector(meaning),
    )  # fmt: skip
