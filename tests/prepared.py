"""Databases to copy, made once a run: a migrated one for the tests, and the demo city for those in the browser.

`eval "$(python -m tests.prepared FOLDER)"` makes the first in a server of its own under FOLDER and prints where both
are; `python -m tests.prepared FOLDER --city` then loads the city while the tests begin, and who needs it waits for it
(`prepared_city`). Tests that are not told (a laptop's) make their own. The server there keeps nothing safe: what it
holds is lost anyway.
"""

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
MIGRATED, CITY = "prepared_migrated", "prepared_city"
READY, FAILED = "ready", "failed"
HURRIED = ("fsync", "synchronous_commit", "full_page_writes")


def prepare(folder: Path) -> dict[str, str]:
    """Make the migrated one afresh; return what the tests must find in their environment."""
    from cms.settings.database import embedded_url

    _state(folder).unlink(missing_ok=True)
    with psycopg.connect(embedded_url(folder / "postgres"), autocommit=True) as connection:
        for setting in HURRIED:
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        connection.execute("SELECT pg_reload_conf()")
        for name in (CITY, MIGRATED):
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(MIGRATED)))
        _manage(embedded_url(folder / "postgres", MIGRATED), "test", "migrate", "--verbosity", "0")
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(CITY), sql.Identifier(MIGRATED))
        )
    return {
        "EMBEDDED_POSTGRES_DIR": str(folder / "postgres"),
        "TEST_DB_TEMPLATE": MIGRATED,
        "E2E_TEMPLATE": CITY,
        "E2E_TEMPLATE_STATE": str(_state(folder)),
        "E2E_TEMPLATE_MEDIA": str(folder / "media"),
    }


def load_city(folder: Path) -> None:
    """Load the demo city, and say that it is there, or that it will not be."""
    from cms.settings.database import embedded_url

    state = FAILED
    try:
        media = {"MEDIA_ROOT": str(folder / "media"), "MAIL_DIR": str(folder / "mail")}
        city = embedded_url(folder / "postgres", CITY)
        _manage(city, "development", "demo", "--no-serve", "--verbosity", "0", **media)
        state = READY
    finally:
        _state(folder).write_text(state)


def prepared_city(*, seconds: float = 600) -> str | None:
    """Return the database with the demo city, as soon as it is loaded; None where no one loads it."""
    if "E2E_TEMPLATE" not in os.environ:
        return None
    state, end = Path(os.environ["E2E_TEMPLATE_STATE"]), time.monotonic() + seconds
    while not state.exists():
        assert time.monotonic() < end, "the demo city is still not loaded"
        time.sleep(0.5)
    assert state.read_text() == READY, "the demo city could not be loaded: see above what the run printed"
    return os.environ["E2E_TEMPLATE"]


def _state(folder: Path) -> Path:
    return folder / "city-state"


def _manage(url: str, settings: str, *command: str, **environment: str) -> None:
    told = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": f"cms.settings.{settings}"} | environment
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=os.environ | told, stdout=sys.stderr, check=True
    )


if __name__ == "__main__":
    here = Path(sys.argv[1]).resolve()
    if "--city" in sys.argv:
        load_city(here)
    else:
        for name, value in prepare(here).items():
            print(f"export {name}={shlex.quote(value)}")
