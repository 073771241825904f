"""Candidates from PostgreSQL: always there. Three ways in: names and rare words, and meaning."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from django.db import connection

from catalogue.search.engines.base import LOOKED_AT, MOST_NAMED, NEAREST, Filters, Wanted
from catalogue.search.engines.vectors import as_text
from catalogue.search.tsvector import quoted

PAIRED = 6  # words of which a name or text must hold two, when each alone stands in too many
# For these statements alone: the planner takes reading everything for cheaper than our indexes, as on spinning disks
# and as if comparing a text with many words cost nothing;
# compiling costs more than it wins; a narrow filter makes the index of meanings look further than its first page.
FOR_THIS = (
    "SET LOCAL random_page_cost = 1.1; SET LOCAL enable_seqscan = off; SET LOCAL jit = off; "
    f"SET LOCAL hnsw.ef_search = {LOOKED_AT}; SET LOCAL hnsw.iterative_scan = 'strict_order'; "
)


class PostgresEngine:
    """Finds documents in our own tables."""

    name = "postgres"

    def found(self, wanted: Wanted) -> dict[int, int]:
        """Return documents that hold a token in a name, or a rare token anywhere, or mean about the same (`Found`)."""
        where, values = _where(wanted.filters, wanted.agent)
        named, rare = wanted.most
        parts: list[str] = []
        params: list[Any] = []
        if wanted.tokens:
            # Of many that match by name, those that hold most of the words; the rare words come in below
            parts.append(
                "SELECT id, version FROM (SELECT id, version, name_tokens FROM search_searchdocument"
                f" WHERE name_tokens @@ %s::tsquery{where} LIMIT %s) AS named"
                " ORDER BY ts_rank(name_tokens, %s::tsquery) DESC, id LIMIT %s"
            )
            params += [_named(wanted), *values, MOST_NAMED, _any(wanted.tokens), named]
        if wanted.rare:
            column = "all_tokens" if wanted.agent else "public_tokens"
            parts.append(f"SELECT id, version FROM search_searchdocument WHERE {column} @@ %s::tsquery{where} LIMIT %s")
            params += [_anywhere(wanted), *values, rare]
        if wanted.numbers:
            parts.append(f"SELECT id, version FROM search_searchdocument WHERE product_number = ANY(%s){where}")
            params += [list(wanted.numbers), *values]
        near, of_near = _near(wanted)
        parts, params = [*parts, *near], [*params, *of_near]
        return _asked(" UNION ".join(f"({part})" for part in parts), params) if parts else {}

    def near(self, wanted: Wanted) -> dict[int, int]:
        """Return the documents that mean about the same, alone."""
        parts, params = _near(wanted)
        return _asked(parts[0], params) if parts else {}


def _near(wanted: Wanted) -> tuple[list[str], list[Any]]:
    meaning = wanted.meaning()
    if meaning is None:
        return [], []
    where, values = _where(wanted.filters, wanted.agent)
    nearest = (
        f"SELECT id, version FROM search_searchdocument WHERE meaning IS NOT NULL{where}"
        " ORDER BY meaning <#> %s::vector LIMIT %s"
    )
    return [nearest], [*values, as_text(tuple(meaning)), NEAREST]


def _asked(statement: str, params: Sequence[Any]) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(FOR_THIS + statement, params)
        while cursor.description is None and cursor.nextset():
            pass
        return dict(cursor.fetchall())


def _named(wanted: Wanted) -> str:
    """Any of the words; where too many names would be compared, the telling words and every two of the others."""
    room, telling = MOST_NAMED, []
    for token in wanted.tokens:
        room -= wanted.frequency.get(token, 0)
        if room < 0:
            break
        telling.append(token)
    if len(telling) == len(wanted.tokens):
        return _any(telling)
    return " | ".join(filter(None, (_any(telling), _pairs(list(wanted.tokens)), quoted(next(iter(wanted.tokens))))))


def _anywhere(wanted: Wanted) -> str:
    """The rare words; where even the rarest is in too many documents, it and another."""
    if len(wanted.rare) == 1 and len(wanted.tokens) > 1 and wanted.frequency.get(wanted.rare[0], 0) > MOST_NAMED:
        return _pairs(list(wanted.tokens))
    return _any(wanted.rare)


def _pairs(tokens: Sequence[str]) -> str:
    pairs = combinations([quoted(token) for token in tokens[:PAIRED]], 2)
    return " | ".join(f"({one} & {other})" for one, other in pairs)


def _any(tokens: Iterable[str]) -> str:
    return " | ".join(quoted(token) for token in tokens)


def _where(filters: Filters, agent: bool) -> tuple[str, list[Any]]:
    """Return the conditions and their values; the same wherever the statement looks."""
    conditions, values = [] if agent else ["NOT closed"], []
    for condition, value in (
        ("theme_ids @> ARRAY[%s]::bigint[]", filters.theme),
        ("audience_ids @> ARRAY[%s]::bigint[]", filters.audience),
        ("department_pk = %s", filters.department),
        ("kind = %s", filters.kind),
        ("language = %s", filters.language),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    return "".join(f" AND {condition}" for condition in conditions), values
