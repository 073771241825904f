"""Who may do what alone, over all processes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

FEEDING, REBUILDING = 4_170_001, 4_170_002


@contextmanager
def feeding() -> Iterator[None]:
    """Wait until nobody else sends changes; ours until the transaction ends."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FEEDING])
        yield


@contextmanager
def rebuilding() -> Iterator[bool]:
    """Give False when a rebuild is going on. A process that dies lets go."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [REBUILDING])
        (mine,) = cursor.fetchone()
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [REBUILDING])
