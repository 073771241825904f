"""The database that may be filled with what does not exist: never the city's own."""

from django.db import connection
from psycopg import connect, errors, sql
from psycopg.conninfo import make_conninfo

PREFIX = "scratch_"


class NotScratch(Exception):
    """The city's own database was about to be filled; the message says what to do."""


def enter() -> str:
    """Go on in a scratch database and return its name: this one when it is one, else a copy of it, made anew.

    Raises `NotScratch` when this database cannot be copied now.
    """
    own = str(connection.settings_dict["NAME"])
    if own.startswith(PREFIX):
        return own
    scratch = f"{PREFIX}{own}"
    connection.close()
    given = connection.get_connection_params()
    server_url = make_conninfo(
        dbname="postgres", **{name: given[name] for name in ("host", "port", "user", "password") if given.get(name)}
    )
    names = {"own": sql.Identifier(own), "scratch": sql.Identifier(scratch)}
    with connect(server_url, autocommit=True) as server:
        try:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {scratch}").format(**names))
            server.execute(sql.SQL("CREATE DATABASE {scratch} TEMPLATE {own}").format(**names))
        except (errors.ObjectInUse, errors.InsufficientPrivilege) as error:
            raise NotScratch(
                f"Cannot copy the database “{own}” now: {error}. Stop what uses it; or load a catalogue in a database "
                f"whose name begins with “{PREFIX}” and run this there."
            ) from error
    connection.settings_dict["NAME"] = scratch
    return scratch
