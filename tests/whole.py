"""Databases that hold a whole catalogue: made once for all who ask, and thrown away afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import DEFAULT_DB_ALIAS, connection, connections
from psycopg import sql


@contextmanager
def copy_of(template: str | None, purpose: str) -> Iterator[str]:
    """Make a copy of a database (of the tests' own, when None) and yield its name.

    Nobody may be connected to the original: the tests' own is left for a moment, so no transaction may be open.
    """
    name = f"{purpose}_{os.getpid()}"
    if template is None:
        template = str(connection.settings_dict["NAME"])
        connection.close()
    copied, dropped = sql.SQL("CREATE DATABASE {} TEMPLATE {}"), sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(dropped.format(sql.Identifier(name)))
        server.execute(copied.format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield name
        finally:
            server.execute(dropped.format(sql.Identifier(name)))


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Let this thread speak with another database meanwhile: what it does there is really committed."""
    kept = connections[DEFAULT_DB_ALIAS]
    other = kept.copy()  # type: ignore[attr-defined]
    other.settings_dict["NAME"] = name
    connections[DEFAULT_DB_ALIAS] = other
    try:
        yield
    finally:
        other.close()
        connections[DEFAULT_DB_ALIAS] = kept
