"""One deliverer at a time for a message, for as long as it is on its way; who erases waits for that.

Locks of the session (PostgreSQL's advisory locks): a delivery talks to a mail server for seconds, and no
transaction stands open for so long. A process that dies lets go of them.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

SPACE = 0x6F7574  # "out": the first of the two numbers of the lock, so that others' locks are others


@contextmanager
def on_its_way(pk: int) -> Iterator[bool]:
    """Hold the message while it leaves; False when another process has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [SPACE, _number(pk)])
        got = bool(cursor.fetchone()[0])
    try:
        yield got
    finally:
        if got:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SPACE, _number(pk)])


def wait_for(pks: Iterable[int]) -> None:
    """Wait until none of these messages is leaving, and let none leave before the transaction ends."""
    for pk in pks:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [SPACE, _number(pk)])


def _number(pk: int) -> int:
    """Return the key as the database's four bytes; two messages that share one only wait for each other."""
    return pk % 2**31
