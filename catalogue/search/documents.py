"""Writing documents: what a page offers, turned into the row by which it is found."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import transaction
from wagtail.models import Page

from catalogue.products.models import ContentPage
from catalogue.search.models import SearchDocument
from catalogue.search.tokens import fold, tokens, tsvector

BATCH = 200
WRITTEN = [field.name for field in SearchDocument._meta.concrete_fields if not field.primary_key]


def content_models() -> list[type[ContentPage]]:
    """Return the kinds of page that can be found."""
    return [model for model in apps.get_models() if issubclass(model, ContentPage)]


def document_of(page: ContentPage) -> SearchDocument | None:
    """Return the (unsaved) document of a live page; None when the page is not to be found."""
    text = page.search_document() if page.live and not page.alias_of_id else None
    if text is None:
        return None
    public = [("A", f"{text.title} {text.number}"), ("B", text.keywords), ("C", text.summary), ("D", text.body)]
    return SearchDocument(
        page_id=page.pk,
        uuid=page.uuid,
        kind=text.kind,
        language=page.locale.language_code,
        title=text.title[:255],
        summary=text.summary,
        product_number=text.number,
        theme_ids=list(text.themes),
        audience_ids=sorted(text.audiences),
        names=" ".join(tokens(f"{text.title} {text.keywords}")),
        public_text=fold("\n".join(part for _weight, part in public)),
        agent_text=fold(text.agent),
        public_vector=tsvector(public),
        agent_vector=tsvector([*public, ("C", text.agent)]),
    )


def fresh_documents(pks: Iterable[int] | None = None) -> Iterator[SearchDocument]:
    """Yield the documents of these live pages (all when None), read from the database in few queries."""
    for model in content_models():
        pages: Any = model._default_manager.filter(live=True).select_related("locale").order_by("pk")
        if pks is not None:
            pages = pages.filter(pk__in=list(pks))
        pages = pages.prefetch_related(*model.search_prefetch)
        for page in pages.iterator(chunk_size=BATCH):
            document = document_of(page)
            if document is not None:
                yield document


@transaction.atomic
def write(documents: Sequence[SearchDocument]) -> None:
    """Insert or replace these documents in one statement."""
    SearchDocument.objects.bulk_create(documents, update_conflicts=True, unique_fields=["page"], update_fields=WRITTEN)


@transaction.atomic
def index_pages(pks: Iterable[int]) -> int:
    """Bring the documents of these pages up to date, many at once; return how many can now be found.

    For one published page as well as for an import of thousands (about 1,000 a second).
    """
    wanted = list(pks)
    found: set[int] = set()
    documents = fresh_documents(wanted)
    while batch := list(islice(documents, BATCH)):
        write(batch)
        found.update(document.page_id for document in batch)
    SearchDocument.objects.filter(page__in=set(wanted) - found).delete()
    return len(found)


def forget(page: Page) -> None:
    """Remove the document of a page that is no longer live."""
    SearchDocument.objects.filter(page=page.pk).delete()
