"""Databases to copy, made once a run: one that is migrated, for the tests, and the demo city, for those in the browser.

`eval "$(python -m tests.prepared FOLDER)"` makes them in a server of their own under FOLDER and prints where they are;
tests that are not told (a laptop's) make their own. The server there keeps nothing safe: what it holds is lost anyway.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
MIGRATED, CITY = "prepared_migrated", "prepared_city"
HURRIED = ("fsync", "synchronous_commit", "full_page_writes")


def prepare(folder: Path) -> dict[str, str]:
    """Make both afresh; return what the tests must find in their environment."""
    from cms.settings.database import embedded_url

    server = embedded_url(folder / "postgres")
    with psycopg.connect(server, autocommit=True) as connection:
        for setting in HURRIED:
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        connection.execute("SELECT pg_reload_conf()")
        for name in (CITY, MIGRATED):
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(MIGRATED)))
        _manage(embedded_url(folder / "postgres", MIGRATED), "test", "migrate", "--verbosity", "0")
        copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(copied.format(sql.Identifier(CITY), sql.Identifier(MIGRATED)))
        media = {"MEDIA_ROOT": str(folder / "media"), "MAIL_DIR": str(folder / "mail")}
        city = embedded_url(folder / "postgres", CITY)
        _manage(city, "development", "demo", "--no-serve", "--verbosity", "0", **media)
    return {
        "EMBEDDED_POSTGRES_DIR": str(folder / "postgres"),
        "TEST_DB_TEMPLATE": MIGRATED,
        "E2E_TEMPLATE": CITY,
        "E2E_TEMPLATE_MEDIA": str(folder / "media"),
    }


def _manage(url: str, settings: str, *command: str, **environment: str) -> None:
    told = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": f"cms.settings.{settings}"} | environment
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=os.environ | told, stdout=sys.stderr, check=True
    )


if __name__ == "__main__":
    for name, value in prepare(Path(sys.argv[1]).resolve()).items():
        print(f"export {name}={shlex.quote(value)}")
