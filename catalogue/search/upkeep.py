"""Keeping documents and what they were made from the same when something went past the signals."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.db import transaction

from catalogue.search import known_words
from catalogue.search.documents import BATCH, WRITTEN, fresh_documents, write
from catalogue.search.models import SearchDocument

COMPARED = tuple(name for name in WRITTEN if name not in ("meaning", "name_tokens", "public_tokens", "all_tokens"))


def _no_progress(_count: int) -> None:
    """Tell nobody."""


@transaction.atomic
def rebuild(progress: Callable[[int], object] = _no_progress) -> int:
    """Write every document anew and remove the rest; return how many pages and services can be found.

    One transaction: a search meanwhile sees the old documents, never an empty table.
    """
    found: set[tuple[int | None, int | None]] = set()
    documents = fresh_documents()
    while batch := list(islice(documents, BATCH)):
        write(batch)
        found.update(_key(document) for document in batch)
        progress(len(batch))
    rest = [row.pk for row in SearchDocument.objects.only("page", "service") if _key(row) not in found]
    SearchDocument.objects.filter(pk__in=rest).delete()
    known_words.recount()
    return len(found)


def check(progress: Callable[[int], object] = _no_progress) -> Iterator[str]:
    """Yield what is wrong: a missing, a differing, or a left-over document."""
    kept: dict[Any, dict[str, Any]] = {
        (row["page"], row["service"]): row for row in SearchDocument.objects.values("page", "service", *COMPARED)
    }
    for document in fresh_documents():
        row = kept.pop(_key(document), None)
        if row is None:
            yield f"missing: {document.title} ({_name(document)})"
        elif differing := [name for name in COMPARED if row[name] != getattr(document, name)]:
            yield f"differs in {', '.join(differing)}: {document.title} ({_name(document)})"
        progress(1)
    for (page, service), row in kept.items():
        yield f"left over: {row['title']} ({f'page {page}' if page else f'service {service}'})"


def _key(document: SearchDocument) -> tuple[int | None, int | None]:
    return document.page_id, document.service_id


def _name(document: SearchDocument) -> str:
    return f"page {document.page_id}" if document.page_id else f"service {document.service_id}"
