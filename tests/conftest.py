"""What every test can ask for."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"


def missing(what: str) -> None:
    """Skip for want of `what`; fail instead where everything must be there."""
    if REQUIRE_ALL:
        pytest.fail(f"missing: {what}")
    pytest.skip(f"missing: {what}")


@contextmanager
def rows_for_all(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Keep what a fixture of a wider scope makes, for all its tests: each undoes what it did itself, this the rest.

    A test that really commits has no place among them; objects are handed out as copies (`copy.deepcopy`).
    """
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield
        transaction.set_rollback(True)


def really_commits(request: pytest.FixtureRequest) -> bool:
    """Tell whether a test of the same file really commits: rows cannot be kept for all of such a file."""
    items = (item for item in request.session.items if item.path == request.path)
    return any("committed" in getattr(item, "fixturenames", ()) for item in items)
