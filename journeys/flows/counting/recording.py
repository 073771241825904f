"""Counting what happens: one statement, which never breaks or delays an answer.

Nothing says who: no address, no session, no moment. Who calls says what not to count (`visit.counted`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import structlog
from django.db import Error, connection, transaction
from django.utils import timezone

from journeys.flows.counting.models import LONGEST_KEY, Happening

logger = structlog.get_logger(__name__)

PATIENCE = "100ms"  # a row that someone else holds longer is not counted
CLASSES = (30, 60, 120, 180, 300, 600, 1200, 3600)  # seconds: each class reaches up to and including its number
LONGEST = CLASSES[-1]

# The setting holds for this statement alone, and works before the first row is locked. The rows are taken in one
# order, so that two visitors never wait for each other.
COUNT = """WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', %(patience)s, true))
INSERT INTO flowcounting_flowcount AS c (day, flow, happening, node, option, "to", times)
SELECT %(day)s, %(flow)s, one.happening, one.node, one.option, one.goal, count(*) FROM patience,
  unnest(%(happenings)s::text[], %(nodes)s::text[], %(options)s::text[], %(goals)s::text[])
  AS one (happening, node, option, goal)
GROUP BY one.happening, one.node, one.option, one.goal ORDER BY 3, 4, 5, 6
ON CONFLICT (flow, day, happening, node, option, "to") DO UPDATE SET times = c.times + excluded.times"""


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing to count; the fields as `Happening` says."""

    what: Happening
    node: str = ""
    option: str = ""
    to: str = ""


def time_class(seconds: float) -> int | None:
    """Return the class of a time, its upper end; None for what is no time of someone at work."""
    return next((end for end in CLASSES if seconds <= end), None) if seconds >= 0 else None


def count(flow: UUID, happened: Iterable[Happened]) -> None:
    """Add these to today's sums."""
    rows = [row for row in happened if max(map(len, (row.node, row.option, row.to))) <= LONGEST_KEY]
    if not rows:
        return
    values = {
        "patience": PATIENCE,
        "day": timezone.localdate(),
        "flow": flow,
        "happenings": [str(row.what) for row in rows],
        "nodes": [row.node for row in rows],
        "options": [row.option for row in rows],
        "goals": [row.to for row in rows],
    }
    try:
        if connection.in_atomic_block:  # a failure must not end the work around it
            with transaction.atomic():
                _run(values)
        else:
            _run(values)
    except Error as error:
        logger.warning("flow_not_counted", reason=type(error).__name__)


def _run(values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values)
