"""What people look for, counted: `searched` and `clicked` cost one statement, and never break or delay an answer.

A row is a day × a query × a surface. Nothing says who: no address, no session, the time to the hour.
"""

from typing import Any
from uuid import UUID

import structlog
from django.core import signing
from django.db import Error, connection, transaction
from django.utils import timezone

from catalogue.search.tuning.models import Surface
from catalogue.search.tuning.personal import kept

logger = structlog.get_logger(__name__)

SALT = "search.tuning.previous"
REWORDED_WITHIN = 60  # seconds
PATIENCE = "100ms"  # a row that someone else holds longer is not counted

# The setting holds for this statement alone, and works before the first row is locked.
PATIENTLY = "WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', %(patience)s, true))"
COUNT_SEARCH = f"""{PATIENTLY}, reworded AS (
  INSERT INTO searchtuning_rewording AS r (day, surface, first, "then", times)
  SELECT %(day)s, %(surface)s, %(previous)s, %(query)s, 1 FROM patience WHERE %(previous)s <> ''
  ON CONFLICT (day, first, "then", surface) DO UPDATE SET times = r.times + 1)
INSERT INTO searchtuning_querycount AS q (day, surface, query, asked, nothing, unsure, clicked, last_at)
SELECT %(day)s, %(surface)s, %(query)s, 1, %(nothing)s, %(unsure)s, 0, %(hour)s FROM patience
ON CONFLICT (day, query, surface) DO UPDATE SET asked = q.asked + 1, nothing = q.nothing + excluded.nothing,
  unsure = q.unsure + excluded.unsure, last_at = excluded.last_at"""
COUNT_CLICK = f"""{PATIENTLY}, opened AS (
  INSERT INTO searchtuning_click AS c (day, surface, query, document, times)
  SELECT %(day)s, %(surface)s, %(query)s, %(document)s, 1 FROM patience
  ON CONFLICT (day, document, query, surface) DO UPDATE SET times = c.times + 1)
UPDATE searchtuning_querycount SET clicked = clicked + 1 FROM patience
WHERE day = %(day)s AND query = %(query)s AND surface = %(surface)s"""


def searched(query: str, *, found: int, sure: bool, surface: str, previous: str = "") -> None:
    """Count a new search (its first page of results). `previous` is what `carry` gave the page it was typed on."""
    counted = kept(query)
    if not counted or surface not in Surface.values:
        return
    before = _previous(previous)
    values = {
        "query": counted,
        "previous": before if before != counted else "",
        "nothing": int(found == 0),
        "unsure": int(found > 0 and not sure),
    }
    _write(COUNT_SEARCH, surface, values)


def clicked(query: str, document_uuid: UUID, *, surface: str) -> None:
    """Count that someone opened this document from the results of `query`."""
    counted = kept(query)
    if counted and surface in Surface.values:
        _write(COUNT_CLICK, surface, {"query": counted, "document": document_uuid})


def carry(query: str) -> str:
    """Return a signed note of `query` and the time, for a hidden field of the search form on its results.

    The next search hands it back as `previous`. Empty for a query that is not kept.
    """
    counted = kept(query)
    return signing.dumps(counted, salt=SALT, compress=True) if counted else ""


def _previous(note: str) -> str:
    if not note or len(note) > 1000:
        return ""
    try:
        return kept(str(signing.loads(note, salt=SALT, max_age=REWORDED_WITHIN)))
    except signing.BadSignature:  # too old, or not ours
        return ""


def _write(statement: str, surface: str, values: dict[str, Any]) -> None:
    now = timezone.localtime()
    hour = now.replace(minute=0, second=0, microsecond=0)
    values = {"patience": PATIENCE, "surface": surface, "day": now.date(), "hour": hour, **values}
    try:
        if connection.in_atomic_block:  # a failure must not end the work around it
            with transaction.atomic():
                _run(statement, values)
        else:
            _run(statement, values)
    except Error as error:
        logger.warning("search_not_counted", reason=type(error).__name__)


def _run(statement: str, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
