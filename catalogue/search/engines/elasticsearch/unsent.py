"""What Elasticsearch was not told yet. Until it is, a search looks at those documents itself."""

from collections.abc import Collection

from django.db import connection

from catalogue.search.engines.base import EngineDown
from catalogue.search.models import IndexChange

MOST = 300  # documents that a search looks at besides the candidates
UNSENT = f"(SELECT array_agg(document) FROM (SELECT document FROM search_indexchange LIMIT {MOST + 1}) AS few)"
DROPPED = 0  # stands for a document in the row that tells: changes were dropped while the engine was switched off


class Behind(EngineDown):
    """The engine may be well, but it knows too little of the latest changes."""


def unsent() -> list[int]:
    """Return the keys of documents that changed lately (one query); raises `Behind` when they are too many."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {UNSENT}")
        return not_behind(cursor.fetchone()[0])


def not_behind(documents: Collection[int] | None) -> list[int]:
    """Return what `UNSENT` told, each document once; raises `Behind` when that is too many."""
    documents = documents or ()
    if len(documents) > MOST:
        raise Behind("the index is behind")
    if DROPPED in documents:
        raise Behind("the index missed changes")
    return sorted(set(documents))


def drop() -> None:
    """Forget what waits for an engine that is switched off; one row remembers that something was missed."""
    waiting = IndexChange.objects.exclude(document=DROPPED)
    if waiting.exists():
        if not missed():
            IndexChange.objects.create(document=DROPPED, version=0)
        waiting.delete()


def missed() -> bool:
    """Return whether changes were dropped since the index was last put right."""
    return IndexChange.objects.filter(document=DROPPED).exists()
