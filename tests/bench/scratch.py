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


ADD_QUESTIONS = """
INSERT INTO questions_question (
    uuid, reference, status_token, fingerprint, text, topic, language, asked_through, page_id, page_uuid, page_title,
    service_id, routed_to_id, routed_because, promise, due, state, answer, asked_at, closed_at, reopened)
SELECT gen_random_uuid(), 'B' || lpad(n::text, 9, '0'), md5(n::text), md5(n::text),
       'Een vraag om te meten, nummer ' || n, '', 'nl', 'page_form', pages.ids[pick], pages.uuids[pick], 'Een product',
       pages.services[pick], pages.services[pick], 'page', 5, (asked + interval '7 days')::date,
       CASE WHEN n <= %(open)s THEN 'open' ELSE 'answered' END, '', asked,
       CASE WHEN n <= %(open)s THEN NULL ELSE asked + interval '3 days' END, 0
FROM (
    SELECT n, CASE WHEN n <= %(open)s THEN now() - random() * interval '20 days'
                   ELSE now() - random() * interval '3650 days' END AS asked,
           1 + floor(random() * %(pages)s)::int AS pick
    FROM generate_series(1, %(total)s) AS n
) AS made
CROSS JOIN (
    SELECT array_agg(page_ptr_id) AS ids, array_agg(uuid) AS uuids, array_agg(responsible_service_id) AS services
    FROM products_productpage WHERE responsible_service_id IS NOT NULL
) AS pages
"""


def fill(total: int, still_open: int) -> None:
    """Load the demo city and `total` questions, `still_open` of them unanswered, unless they are there."""
    from django.core.management import call_command
    from django.db import connection

    from catalogue.products.models import ProductPage
    from contactforms.questions.models import Question

    call_command("demo", no_serve=True, verbosity=1)
    if Question.objects.filter(reference__startswith="B0").count() >= total:
        return
    print(f"Adding {total:,} questions …", flush=True)
    Question.objects.filter(reference__startswith="B0").delete()
    pages = ProductPage.objects.filter(responsible_service__isnull=False).count()
    with connection.cursor() as cursor:
        cursor.execute(ADD_QUESTIONS, {"total": total, "open": still_open, "pages": pages})
        cursor.execute("ANALYZE")
