"""Counting in how many documents each word stands, along with every write."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, transaction

from catalogue.search.models import KnownWord, SearchDocument
from catalogue.search.ranking.page_words import FIELDS

LONGEST = 80
DOCUMENTS = "documents"
Key = tuple[str, str]
Counts = defaultdict[Key, list[int]]  # [public, everyone]
APPLY = """
INSERT INTO search_knownword (kind, text, public, everyone, changed)
SELECT kind, text, public, everyone, nextval('search_version')
FROM unnest(%s::text[], %s::text[], %s::bigint[], %s::bigint[]) AS new (kind, text, public, everyone)
ON CONFLICT (kind, text) DO UPDATE SET
  public = search_knownword.public + EXCLUDED.public,
  everyone = search_knownword.everyone + EXCLUDED.everyone,
  changed = EXCLUDED.changed
"""


def count(*, added: Iterable[SearchDocument] = (), removed: Iterable[SearchDocument] = ()) -> None:
    """Count the words of documents that come and go; rows are taken in one order, so that writers never deadlock."""
    counts: Counts = defaultdict(lambda: [0, 0])
    for document in added:
        _add(counts, document, 1)
    for document in removed:
        _add(counts, document, -1)
    _apply({key: change for key, change in counts.items() if any(change)})


@transaction.atomic
def recount() -> None:
    """Count everything anew; words that stand nowhere any more are kept at zero, for processes that knew them."""
    counts: Counts = defaultdict(lambda: [0, 0])
    for row in KnownWord.objects.select_for_update().order_by("kind", "text"):
        counts[row.kind, row.text] = [-row.public, -row.everyone]
    for document in SearchDocument.objects.defer("public_text", "agent_text", "meaning").iterator(chunk_size=500):
        _add(counts, document, 1)
    _apply({key: change for key, change in counts.items() if any(change)})


def _apply(changes: Mapping[Key, list[int]]) -> None:
    if not changes:
        return
    ordered = sorted(changes.items())
    columns: Any = [
        [kind for (kind, _text), _change in ordered],
        [text for (_kind, text), _change in ordered],
        [public for _key, (public, _everyone) in ordered],
        [everyone for _key, (_public, everyone) in ordered],
    ]
    with connection.cursor() as cursor:
        cursor.execute(APPLY, columns)


def _add(counts: Counts, document: SearchDocument, sign: int) -> None:
    stored = json.loads(document.words)
    public = 0 if document.closed else sign
    for token, fields in stored["c"].items():
        in_public = public if any(fields[:-1]) else 0
        _change(counts, KnownWord.Kind.TOKEN, token, in_public, sign)
    for word in document.spelt:
        _change(counts, KnownWord.Kind.SPELT, word, public, sign)
    for word in document.spelt_in_note:
        _change(counts, KnownWord.Kind.SPELT, word, 0, sign)
    _change(counts, KnownWord.Kind.LENGTH, DOCUMENTS, public, sign)
    for name, length in zip(FIELDS, stored["l"], strict=True):
        note = name == "agent"
        _change(counts, KnownWord.Kind.LENGTH, name, 0 if note else public * length, sign * length)


def _change(counts: Counts, kind: str, text: str, public: int, everyone: int) -> None:
    entry = counts[str(kind), text[:LONGEST]]
    entry[0] += public
    entry[1] += everyone
