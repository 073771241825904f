"""Candidates from PostgreSQL: always there. One statement, three ways in: names, rare words, meaning."""

from typing import Any

from django.db import connection

from catalogue.search.engines.base import Filters, Wanted
from catalogue.search.tsvector import quoted

NEAREST = 40  # neighbours by meaning


class PostgresEngine:
    """Finds documents in our own tables."""

    name = "postgres"

    def candidates(self, wanted: Wanted) -> list[int]:
        """Return keys of documents that hold a token in a name, or a rare token anywhere, or mean about the same."""
        where, values = _where(wanted.filters, wanted.agent)
        parts: list[str] = []
        params: list[Any] = []
        if wanted.tokens:
            # Of many that match by name, those that hold most of the words; the rare words come in below
            parts.append(
                f"SELECT id FROM search_searchdocument WHERE name_tokens @@ %s::tsquery{where}"
                f" ORDER BY ts_rank(name_tokens, %s::tsquery) DESC, id LIMIT %s"
            )
            query = _any(wanted.tokens)
            params += [query, *values, query, wanted.limit]
        if wanted.rare:
            column = "all_tokens" if wanted.agent else "public_tokens"
            parts.append(f"SELECT id FROM search_searchdocument WHERE {column} @@ %s::tsquery{where} LIMIT %s")
            params += [_any(wanted.rare), *values, wanted.limit]
        if wanted.numbers:
            parts.append(f"SELECT id FROM search_searchdocument WHERE product_number = ANY(%s){where}")
            params += [list(wanted.numbers), *values]
        if wanted.meaning is not None:
            parts.append(
                f"SELECT id FROM search_searchdocument WHERE meaning IS NOT NULL{where}"
                f" ORDER BY meaning <#> %s::vector LIMIT %s"
            )
            params += [*values, _vector(wanted.meaning), NEAREST]
        if not parts:
            return []
        with connection.cursor() as cursor:
            cursor.execute(" UNION ".join(f"({part})" for part in parts), params)
            return [row[0] for row in cursor.fetchall()]


def _any(tokens: Any) -> str:
    return " | ".join(quoted(token) for token in tokens)


def _vector(meaning: Any) -> str:
    return "[" + ",".join(f"{number:.5f}" for number in meaning) + "]"


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
