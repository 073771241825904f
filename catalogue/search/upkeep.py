"""Keeping documents and what they were made from the same when something went past the signals."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection, transaction

from catalogue.search import known_words
from catalogue.search.documents import BATCH, WRITTEN, fresh_documents, index_pages, index_services, write
from catalogue.search.models import KnownWord, SearchDocument

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


@dataclass(frozen=True, slots=True)
class Wrong:
    """A document that is not as its page or service, and how."""

    what: str
    title: str
    page: int | None
    service: int | None

    def __str__(self) -> str:
        return f"{self.what}: {self.title} ({f'page {self.page}' if self.page else f'service {self.service}'})"


def check(progress: Callable[[int], object] = _no_progress) -> Iterator[Wrong]:
    """Yield what is wrong: a missing, a differing, or a left-over document."""
    kept: dict[Any, dict[str, Any]] = {
        (row["page"], row["service"]): row for row in SearchDocument.objects.values("page", "service", *COMPARED)
    }
    for document in fresh_documents():
        row = kept.pop(_key(document), None)
        if row is None:
            yield Wrong("missing", document.title, *_key(document))
        elif differing := [name for name in COMPARED if row[name] != getattr(document, name)]:
            yield Wrong(f"differs in {', '.join(differing)}", document.title, *_key(document))
        progress(1)
    for (page, service), row in kept.items():
        yield Wrong("left over", row["title"], page, service)


@transaction.atomic
def repair(found: Collection[Wrong]) -> None:
    """Write these documents anew, or remove them."""
    index_pages([wrong.page for wrong in found if wrong.page])
    index_services([wrong.service for wrong in found if wrong.service])


@transaction.atomic
def miscounted(*, repair: bool = False) -> list[str]:
    """Return the words whose count is not that of the documents; `repair` keeps the right counts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('search_version')")
        (before,) = cursor.fetchone()
    known_words.recount()
    words = list(KnownWord.objects.filter(changed__gt=before).order_by("text").values_list("text", flat=True))
    transaction.set_rollback(not repair)
    return words


def _key(document: SearchDocument) -> tuple[int | None, int | None]:
    return document.page_id, document.service_id
