"""Writing documents: what a page or a service offers, turned into the row by which it is found."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page, PageViewRestriction

from catalogue.organisation.models import Service
from catalogue.products.models import ContentPage
from catalogue.products.models.searchable import PageText
from catalogue.responsibility import LoadedClimb
from catalogue.search import known_words
from catalogue.search.dutch.stopwords import STOP_WORDS
from catalogue.search.dutch.words import words
from catalogue.search.engines.elasticsearch.feeding import nudge
from catalogue.search.findable import answering, content_models, live_pages, models_of
from catalogue.search.meaning import meanings
from catalogue.search.models import SearchDocument
from catalogue.search.ranking.page_words import page_words
from catalogue.search.service_text import text_of_service
from catalogue.search.tsvector import tsvector

BATCH = 200
GIST = 300  # signs of the summary, and of the text
WRITTEN = [
    field.name
    for field in SearchDocument._meta.concrete_fields
    if field.name not in ("id", "page", "service", "version", "popularity")
]


def document_of_page(page: ContentPage, *, closed: bool, answers: Service) -> SearchDocument | None:
    """Return the (unsaved) document of a live page; None when the page is not to be found."""
    text = page.search_document() if page.live and not page.alias_of_id else None
    if text is None:
        return None
    return SearchDocument(
        page_id=page.pk,
        uuid=page.uuid,
        language=page.locale.language_code,
        closed=closed,
        service_pk=answers.pk,
        department_pk=answers.department_id,
        **fields_of(text),
    )


def document_of_service(service: Service) -> SearchDocument | None:
    """Return the (unsaved) document of a service (with `department` and `channels`); None when it no longer answers."""
    text = text_of_service(service)
    if text is None:
        return None
    return SearchDocument(
        service_id=service.pk,
        uuid=service.uuid,
        language="nl",
        service_pk=service.pk,
        department_pk=service.department_id,
        **fields_of(text),
    )


def fields_of(text: PageText) -> dict[str, Any]:
    """Return the columns of a document that follow from the text alone."""
    title = f"{text.title} {text.number}".strip()
    body = f"{text.answer}\n{text.body}"
    counted = page_words(
        {"title": text.title, "keywords": f"{text.keywords} {text.number}", "summary": text.summary, "body": body,
         "agent": text.agent}
    )  # fmt: skip
    names = page_words({"title": title, "keywords": text.keywords}).counts
    public = "\n".join(part for part in (text.title, text.keywords, text.number, text.summary, body) if part.strip())
    spelt = {word.text for word in words(public)}
    noted = {word.text for word in words(text.agent)} - spelt
    return {
        "kind": text.kind,
        "title": text.title[:255],
        "summary": text.summary,
        "answer": text.answer,
        "product_number": text.number,
        "theme_ids": list(text.themes),
        "audience_ids": sorted(text.audiences),
        "public_text": public,
        "gist": _gist(text),
        "agent_text": text.agent,
        "words": json.dumps(counted.as_json(), ensure_ascii=False, separators=(",", ":")),
        "spelt": sorted(spelt - STOP_WORDS),
        "spelt_in_note": sorted(noted - STOP_WORDS),
        "name_tokens": tsvector(names),
        "public_tokens": tsvector(token for token, count in counted.counts.items() if any(count[:-1])),
        "all_tokens": tsvector(counted.counts),
    }


def fresh_documents(pks: Iterable[int] | None = None) -> Iterator[SearchDocument]:
    """Yield the documents of these live pages (all when None, and then of all services too), in few queries."""
    climb = LoadedClimb.load()
    closed = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    wanted = None if pks is None else list(pks)
    for model in content_models() if wanted is None else models_of(wanted):
        pages = live_pages(model).order_by("pk")
        if wanted is not None:
            pages = pages.filter(pk__in=wanted)
        pages = pages.prefetch_related(*model.search_prefetch)
        for page in pages.iterator(chunk_size=BATCH):
            document = document_of_page(page, closed=page.path.startswith(closed), answers=answering(page, climb))
            if document is not None:
                yield document
    if wanted is None:
        yield from service_documents()


def service_documents(pks: Iterable[int] | None = None) -> Iterator[SearchDocument]:
    """Yield the documents of these active services (all when None)."""
    services = Service.objects.select_related("department").prefetch_related("channels").order_by("pk")
    for service in services if pks is None else services.filter(pk__in=list(pks)):
        document = document_of_service(service)
        if document is not None:
            yield document


@transaction.atomic
def write(documents: Sequence[SearchDocument]) -> None:
    """Insert or replace these documents, count their words, and let the other engine be told."""
    for key in ("page", "service"):
        mine = [document for document in documents if getattr(document, f"{key}_id") is not None]
        if not mine:
            continue
        pks = [getattr(document, f"{key}_id") for document in mine]
        old = {
            getattr(row, f"{key}_id"): row
            for row in SearchDocument.objects.select_for_update().filter(**{f"{key}__in": pks}).order_by("pk")
        }
        _give_meaning(mine, [old.get(pk) for pk in pks])
        SearchDocument.objects.bulk_create(mine, update_conflicts=True, unique_fields=[key], update_fields=WRITTEN)
        known_words.count(added=mine, removed=old.values())
    nudge()


def _give_meaning(documents: Sequence[SearchDocument], before: Sequence[SearchDocument | None]) -> None:
    """Encode what was not encoded yet: the same words keep their vector."""
    new = []
    for document, old in zip(documents, before, strict=True):
        if old is not None and old.meaning is not None and old.gist == document.gist:
            document.meaning = old.meaning
        else:
            new.append(document)
    for document, vector in zip(new, meanings([document.gist for document in new]), strict=True):
        document.meaning = vector


def _gist(text: PageText) -> str:
    """Return what is compared by meaning: the names, and the beginning of what the page says (more of it blurs)."""
    keywords = text.keywords.replace("|", ", ")
    return " ".join(f"{text.title}. {keywords}. {text.summary[:GIST]} {f'{text.answer} {text.body}'[:GIST]}".split())


@transaction.atomic
def index_pages(pks: Iterable[int]) -> int:
    """Bring the documents of these pages up to date, many at once; return how many can now be found."""
    wanted = list(pks)
    found: set[int] = set()
    documents = fresh_documents(wanted)
    while batch := list(islice(documents, BATCH)):
        write(batch)
        found.update(document.page_id for document in batch if document.page_id)
    if left := set(wanted) - found:
        _forget(SearchDocument.objects.filter(page__in=left))
    return len(found)


def index_services(pks: Iterable[int]) -> None:
    """Bring the documents of these services up to date."""
    wanted = set(pks)
    documents = list(service_documents(wanted))
    write(documents)
    if left := wanted - {document.service_id for document in documents}:
        _forget(SearchDocument.objects.filter(service__in=left))


def forget(page: Page) -> None:
    """Remove the document of a page that is no longer live."""
    _forget(SearchDocument.objects.filter(page=page.pk))


@transaction.atomic
def _forget(rows: QuerySet[SearchDocument]) -> None:
    rows.delete()  # their words are counted off by a receiver: a deleted page takes its document with it
