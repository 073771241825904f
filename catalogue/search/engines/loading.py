"""The words of candidates, read from the rows once and kept in memory by version."""

import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.db import connection

from catalogue.search.ranking.page_words import PageWords

MOST = 2_500  # documents kept per process, about 12 KB each
FACTS = """
SELECT id, version, closed, kind, product_number, theme_ids, audience_ids, department_pk, language, popularity,
  CASE WHEN %s::vector IS NULL OR meaning IS NULL THEN 0 ELSE -(meaning <#> %s::vector) END
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
    meaning: float


_kept: OrderedDict[tuple[str, int], tuple[int, PageWords]] = OrderedDict()
_lock = Lock()


def load(pks: Sequence[int], meaning: Sequence[float] | None) -> list[Candidate]:
    """Return these documents (one query, and one more for those whose words are not in memory)."""
    vector = None if meaning is None else "[" + ",".join(f"{number:.5f}" for number in meaning) + "]"
    with connection.cursor() as cursor:
        cursor.execute(FACTS, [vector, vector, list(pks)])
        rows = cursor.fetchall()
    words = _words({row[0]: row[1] for row in rows})
    return [_candidate(row, words[row[0]]) for row in rows if row[0] in words]


def _candidate(row: tuple[Any, ...], words: PageWords) -> Candidate:
    pk, _version, closed, kind, number, themes, audiences, department, language, popularity, meaning = row
    return Candidate(
        pk, words, closed, kind, number, tuple(themes), tuple(audiences), department, language, popularity, meaning
    )


def _words(versions: dict[int, int]) -> dict[int, PageWords]:
    here = str(connection.settings_dict["NAME"])
    found: dict[int, PageWords] = {}
    with _lock:
        for pk, version in versions.items():
            kept = _kept.get((here, pk))
            if kept is not None and kept[0] == version:
                _kept.move_to_end((here, pk))
                found[pk] = kept[1]
    missing = [pk for pk in versions if pk not in found]
    if missing:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, version, words FROM search_searchdocument WHERE id = ANY(%s)", [missing])
            rows = [(pk, version, PageWords.from_json(json.loads(stored))) for pk, version, stored in cursor.fetchall()]
        with _lock:
            for pk, version, words in rows:
                found[pk] = words
                _kept[here, pk] = (version, words)
            while len(_kept) > MOST:
                _kept.popitem(last=False)
    return found
