"""Keeping documents and pages the same when something went past the signals."""

from collections.abc import Callable, Iterator
from itertools import islice

from django.db import transaction

from catalogue.search.documents import BATCH, fresh_documents, write
from catalogue.search.models import SearchDocument

COMPARED = (
    "uuid", "kind", "language", "title", "summary", "product_number", "theme_ids", "audience_ids", "public_text",
    "agent_text",
)  # fmt: skip


def _no_progress(_count: int) -> None:
    """Tell nobody."""


@transaction.atomic
def rebuild(progress: Callable[[int], object] = _no_progress) -> int:
    """Write every document anew and remove the rest; return how many pages can be found.

    One transaction: a search meanwhile sees the old documents, never an empty table.
    """
    found: set[int] = set()
    documents = fresh_documents()
    while batch := list(islice(documents, BATCH)):
        write(batch)
        found.update(document.page_id for document in batch)
        progress(len(batch))
    SearchDocument.objects.exclude(page__in=found).delete()
    return len(found)


def check(progress: Callable[[int], object] = _no_progress) -> Iterator[str]:
    """Yield what is wrong: a missing, a differing, or a left-over document."""
    kept = {row["page"]: row for row in SearchDocument.objects.values("page", *COMPARED)}
    for document in fresh_documents():
        row = kept.pop(document.page_id, None)
        if row is None:
            yield f"missing: {document.title} (page {document.page_id})"
        elif differing := [name for name in COMPARED if row[name] != getattr(document, name)]:
            yield f"differs in {', '.join(differing)}: {document.title} (page {document.page_id})"
        progress(1)
    for pk, row in kept.items():
        yield f"left over: {row['title']} (page {pk})"
