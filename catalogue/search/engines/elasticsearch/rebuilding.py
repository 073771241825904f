"""A new index beside the old one while edits go on; then the alias is swapped, and nothing is lost."""

from collections.abc import Callable

import structlog

from catalogue.search.engines.elasticsearch import indices, locks, rows
from catalogue.search.engines.elasticsearch.comparing import compare, put_right
from catalogue.search.engines.elasticsearch.node import down_when_it_fails
from catalogue.search.engines.elasticsearch.writing import BATCH, write
from catalogue.search.models import IndexChange

log = structlog.get_logger(__name__)


class Busy(Exception):
    """Another process is rebuilding."""


def build(progress: Callable[[int], object] = lambda _count: None) -> str:
    """Build an index from our rows and let the alias name it; return its name. Raises `EngineDown` or `Busy`.

    Edits go to the old index meanwhile. At the end they wait for a moment, what changed since it was copied is
    found by its version and copied again, and the alias is swapped. A rebuild that breaks off leaves the old index
    as it was; what it had made goes away with the next.
    """
    with locks.rebuilding() as mine, down_when_it_fails():
        if not mine:
            raise Busy
        indices.remove(*indices.beside())
        name = indices.create()
        for batch in rows.batches(BATCH):
            write(name, batch)
            progress(len(batch))
        put_right(name, compare(name))  # most of what changed meanwhile, without letting anyone wait
        with locks.feeding():
            # Everything told by these changes is in our rows, and so in the index after the last comparison
            told = list(IndexChange.objects.values_list("pk", flat=True))
            put_right(name, compare(name, sent_or_not=True))
            indices.open_for_searching(name)
            indices.swap(name)
            IndexChange.objects.filter(pk__in=told).delete()
        log.info("search_index_swapped", index=name)
        return name


def clear_away() -> None:
    """Remove what a broken rebuild left, unless one is going on."""
    with locks.rebuilding() as mine, down_when_it_fails():
        if mine:
            indices.remove(*indices.beside())
