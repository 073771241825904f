"""Our rows as documents of Elasticsearch, with the version that the database gave them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

READ = """
SELECT id, version, closed, kind, language, product_number, theme_ids, audience_ids, department_pk, title,
  tsvector_to_array(name_tokens), tsvector_to_array(public_tokens), tsvector_to_array(all_tokens), meaning::real[]
FROM search_searchdocument
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One document as it is written to the index."""

    pk: int
    version: int
    body: dict[str, Any]


def some(pks: Sequence[int]) -> dict[int, Row]:
    """Return those of these rows that exist, by key."""
    with connection.cursor() as cursor:
        cursor.execute(f"{READ} WHERE id = ANY(%s)", [list(pks)])
        return {row[0]: _row(row) for row in cursor.fetchall()}


def batches(size: int) -> Iterator[list[Row]]:
    """Yield all rows in order of their keys, each batch as it is at that moment."""
    last = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(f"{READ} WHERE id > %s ORDER BY id LIMIT %s", [last, size])
            rows = [_row(row) for row in cursor.fetchall()]
        if not rows:
            return
        yield rows
        last = rows[-1].pk


def versions() -> dict[int, int]:
    """Return the version of every row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, version FROM search_searchdocument")
        return dict(cursor.fetchall())


def _row(row: tuple[Any, ...]) -> Row:
    pk, version, closed, kind, language, number, themes, audiences, department, title, *tokens, meaning = row
    names, public, every = (" ".join(each) for each in tokens)
    body = {
        "pk": pk, "title": title, "names": names, "public": public, "all": every, "number": number, "closed": closed,
        "kind": kind, "language": language, "themes": themes, "audiences": audiences, "department": department,
    }  # fmt: skip
    return Row(pk, version, body if meaning is None else body | {"meaning": meaning})
