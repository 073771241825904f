"""What must be true before this process should get visitors."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

from catalogue.search.engines.elasticsearch.keeping import trouble
from catalogue.search.engines.elasticsearch.node import switched_on
from contactforms.outbox.status import status as outbox_status

log = structlog.get_logger(__name__)

WORKER_SILENT_AFTER = timedelta(seconds=60)  # a worker tells that it lives every 10 seconds


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: its name, whether it is fine, a word about it, and whether visitors can do without."""

    name: str
    ok: bool
    detail: str = ""
    needed: bool = True  # without it this process should get no visitors


class _Migrations:
    """Whether all migrations are applied. A yes is kept: only a new process knows of new migrations."""

    applied = False


def database() -> str:
    """The database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def migrations() -> str:
    """Every migration this code knows is applied."""
    if not _Migrations.applied:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        _Migrations.applied = not plan
        if plan:
            return f"{len(plan)} to apply"
    return ""


def worker() -> str:
    """A background worker told lately that it lives."""
    since = timezone.now() - WORKER_SILENT_AFTER
    return "" if ProcrastinateWorker.objects.filter(last_heartbeat__gt=since).exists() else "no worker is alive"


def outbox() -> str:
    """Nothing waits too long in the outbox, and nothing was given up in the last hour."""
    found = outbox_status()
    if not found.stuck:
        return ""
    return f"{found.given_up} given up in the last hour" if found.given_up else "a message waits too long"


def search() -> str:
    """The second engine answers, where there is one; PostgreSQL does when it cannot."""
    return trouble() if switched_on() else ""


CHECKS: tuple[Callable[[], str], ...] = (database, migrations, worker, outbox)
SPARED: tuple[Callable[[], str], ...] = (search,)  # degraded without, but not unready


def run() -> list[Finding]:
    """Return what each check finds; one that breaks is not fine, and the others are still asked."""
    return [_checked(check, needed=True) for check in CHECKS] + [_checked(check, needed=False) for check in SPARED]


def _checked(check: Callable[[], str], *, needed: bool) -> Finding:
    try:
        wrong = check()
    except Exception as error:  # a check that cannot be made is a finding, whatever the reason
        log.error("health_check_failed", check=check.__name__, error=type(error).__name__)
        return Finding(check.__name__, False, "cannot be checked", needed)
    return Finding(check.__name__, not wrong, wrong, needed)
