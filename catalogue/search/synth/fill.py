"""Filling a scratch database with products that do not exist: page, product and document of each."""

from collections.abc import Callable, Iterator
from itertools import islice
from uuid import UUID

from django.db import connection, models, transaction
from wagtail.models import Page

from catalogue.products.models import CatalogueSection, ProductPage
from catalogue.search import known_words
from catalogue.search.documents import WRITTEN, fields_of
from catalogue.search.models import SearchDocument
from catalogue.search.synth.meanings import make_bank
from catalogue.search.synth.texts import Writer

BATCH = 2_000
DRAFT = "synth"  # the table in which they are gathered
COPIED = [name for name in WRITTEN if name != "meaning"]
OF_PAGE = ["path", "keywords", "body"]
COLUMNS = ", ".join(["page_id", *COPIED, *OF_PAGE])
MAKE_DRAFT = f"""
CREATE TEMP TABLE {DRAFT} ON COMMIT DROP AS
SELECT page_id, {", ".join(COPIED)}, ''::text AS path, ''::text AS keywords, ''::text AS body
FROM search_searchdocument WITH NO DATA
"""
# Columns of page and product that are not copied from the template, with what they hold instead
PAGE = {
    "id": "d.page_id",
    "path": "d.path",
    "url_path": "%s || 'synth-' || d.page_id || '/'",
    "depth": "%s",
    "numchild": "0",
    "slug": "'synth-' || d.page_id",
    "title": "d.title",
    "draft_title": "d.title",
    "translation_key": "gen_random_uuid()",
    "latest_revision_id": "NULL",
    "live_revision_id": "NULL",
    "alias_of_id": "NULL",
    "search_description": "''",
}
PRODUCT = {
    "page_ptr_id": "d.page_id",
    "uuid": "d.uuid",
    "product_number": "d.product_number",
    "source_iri": "''",
    "description": "d.summary",
    "body": "d.body",
    "short_answer": "''",
    "keywords": "d.keywords",
    "agent_note": "d.agent_text",
    "theme_id": "d.theme_ids[1]",
    "responsible_service_id": "d.service_pk",
}


@transaction.atomic
def fill(wanted: int, progress: Callable[[int], object] = lambda _count: None) -> int:
    """Add products until `wanted` documents can be found; return how many were added (0: enough, or no example)."""
    missing = wanted - SearchDocument.objects.count()
    writer = Writer(seed=wanted)
    template = ProductPage.objects.live().order_by("pk").first()
    section = CatalogueSection.objects.order_by("path").first()
    if missing <= 0 or not writer or template is None or section is None:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(MAKE_DRAFT)
        documents = _documents(writer, section, missing)
        while batch := list(islice(documents, BATCH)):
            with cursor.copy(f"COPY {DRAFT} ({COLUMNS}) FROM STDIN") as copy:
                for document, of_page in batch:
                    copy.write_row([document.page_id, *(getattr(document, name) for name in COPIED), *of_page])
            known_words.count(added=[document for document, _of_page in batch])
            progress(len(batch))
    _move(template, section)
    return missing


def _documents(writer: Writer, section: CatalogueSection, count: int) -> Iterator[tuple[SearchDocument, list[str]]]:
    """Yield documents, each with the columns of its page."""
    last = section.get_last_child()
    step = Page._str2int(last.path[-Page.steplen :]) if last is not None else 0
    newest = Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for number in range(1, count + 1):
        text, place = writer.write(newest + number)
        document = SearchDocument(
            page_id=newest + number,
            uuid=UUID(int=writer.random.getrandbits(128), version=4),
            language="nl",
            service_pk=place.service,
            department_pk=place.department,
            **fields_of(text),
        )
        yield document, [Page._get_path(section.path, section.depth + 1, step + number), text.keywords, text.body]


def _move(template: ProductPage, section: CatalogueSection) -> None:
    """From the draft into the three tables; the slow indexes are made anew afterwards, which is far quicker."""
    indexes = SearchDocument._meta.indexes
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '1GB'")
        bank = make_bank(cursor)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # an index waits for no row that is still to be checked
        with connection.schema_editor(atomic=False) as editor:
            for index in indexes:
                editor.remove_index(SearchDocument, index)
        cursor.execute(_insert(Page, PAGE), [section.depth + 1, section.url_path, template.pk])
        cursor.execute(_insert(ProductPage, PRODUCT), [template.pk])
        columns = f"page_id, {', '.join(COPIED)}"
        cursor.execute(
            f"INSERT INTO search_searchdocument ({columns}, version, popularity, meaning)"
            f" SELECT {columns}, 0, 0, {bank} FROM {DRAFT} AS d"
        )
        Page.objects.filter(pk=section.pk).update(numchild=section.get_children().count())
        cursor.execute("SELECT setval(pg_get_serial_sequence('wagtailcore_page', 'id'), max(id)) FROM wagtailcore_page")
        with connection.schema_editor(atomic=False) as editor:
            for index in indexes:
                editor.add_index(SearchDocument, index)
        for table in ("wagtailcore_page", "products_productpage", "search_searchdocument", "search_knownword"):
            cursor.execute(f"ANALYZE {table}")


def _insert(model: type[models.Model], instead: dict[str, str]) -> str:
    """Return the statement that copies the template's row once for each draft."""
    table, columns, values = model._meta.db_table, [], []
    for field in model._meta.local_concrete_fields:
        columns.append(f'"{field.column}"')
        own = "'[]'" if field.get_internal_type() == "JSONField" else f't."{field.column}"'
        values.append(instead.get(str(field.column), own))
    key = model._meta.pk.column
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {DRAFT} AS d, {table} AS t"
        f' WHERE t."{key}" = %s'
    )
