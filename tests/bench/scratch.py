"""The scratch database: the demo city plus ten years of questions, made once and kept."""

import os
from pathlib import Path

import psycopg
from psycopg import sql

NAME = "city_bench"


def use_scratch_database() -> None:
    """Point DATABASE_URL at the scratch database on the usual server, made when missing."""
    from cms.settings.database import embedded_url
    from cms.settings.env import VAR_DIR, env

    url = env("DATABASE_URL", default="")
    if not url:
        folder = Path(env("EMBEDDED_POSTGRES_DIR", default=str(VAR_DIR / "postgres")))
        os.environ["DATABASE_URL"] = embedded_url(folder.resolve(), NAME)
        return
    with psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
        info = connection.info
        where = f"@/{NAME}?host={info.host}" if info.host.startswith("/") else f"@{info.host}:{info.port}/{NAME}"
        os.environ["DATABASE_URL"] = f"postgresql://{info.user}:{info.password}{where}"


def fill(total: int, still_open: int) -> None:
    """Load the demo city and `total` questions, `still_open` of them unanswered, unless they are there."""
    from django.core.management import call_command
    from tqdm import tqdm

    from contactforms.synth.fill import fill as fill_with_contacts
    from contactforms.synth.fill import is_full

    call_command("demo", no_serve=True, verbosity=1)
    if is_full(total):
        return
    with tqdm(total=total, unit=" questions") as bar:
        fill_with_contacts(total, still_open=still_open, progress=bar.update)
