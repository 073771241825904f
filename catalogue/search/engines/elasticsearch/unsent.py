"""What Elasticsearch was not told yet. Until it is, a search looks at those documents itself."""

from django.db import connection

from catalogue.search.engines.base import EngineDown
from catalogue.search.models import IndexChange

MOST = 300  # documents that a search looks at besides the candidates
DROPPED = 0  # stands for a document in the row that tells: changes were dropped while the engine was switched off


class Behind(EngineDown):
    """The engine may be well, but it knows too little of the latest changes."""


def unsent() -> list[int]:
    """Return the keys of documents that changed lately; raises `Behind` when they are too many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT document FROM search_indexchange LIMIT %s", [MOST + 1])
        pks = {row[0] for row in cursor.fetchall()}
        if len(pks) > MOST or cursor.rowcount > MOST:
            raise Behind("the index is behind")
    if DROPPED in pks:
        raise Behind("the index missed changes")
    return sorted(pks)


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
