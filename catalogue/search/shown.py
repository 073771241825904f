"""The documents on one page of results, with what is shown of them and nothing else."""

from collections.abc import Sequence

from django.db import connection

from catalogue.search.models import SearchDocument

# A row costs by its columns, and making pages and services of the joined tables cost more than ranking
COLUMNS = (
    "id", "page_id", "service_id", "version", "uuid", "kind", "language", "title", "summary", "answer",
    "product_number", "theme_ids", "audience_ids", "service_pk", "department_pk", "closed", "public_text",
    "agent_text", "popularity",
)  # fmt: skip
# Asked beside the row, not joined to it: planning a join of three tables takes longer than the rest
ROWS = f"""
SELECT {", ".join(COLUMNS)},
  coalesce(
    (SELECT url_path FROM wagtailcore_page WHERE id = document.page_id),
    (SELECT slug FROM organisation_service WHERE id = document.service_id)
  ),
  (SELECT live_revision_id FROM wagtailcore_page WHERE id = document.page_id)
FROM search_searchdocument AS document WHERE id = ANY(%s)
"""


def shown(pks: Sequence[int]) -> dict[int, SearchDocument]:
    """Return these documents by key, address and version fetched (one query); those that went away are left out."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [list(pks)])
        rows = cursor.fetchall()
    found = {}
    for *values, address, page_version in rows:
        document = SearchDocument.from_db(connection.alias, COLUMNS, values)
        document.address, document.page_version = address, page_version
        found[document.pk] = document
    return found
