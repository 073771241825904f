"""What every test can ask for."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from catalogue.search.engines import whole
from tests.whole import connected_to, copy_of

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"


def missing(what: str) -> None:
    """Skip for want of `what`; fail instead where everything must be there."""
    if REQUIRE_ALL:
        pytest.fail(f"missing: {what}")
    pytest.skip(f"missing: {what}")


def given(name: str) -> Path:
    """A folder of real data beside the project."""
    folder = DATA / name
    if not folder.is_dir():
        # The tests' folder may be reached through a link: then the project is where we stand.
        folder = Path.cwd().parent / "shared" / "data" / name
    if not folder.is_dir():
        missing(f"../shared/data/{name}")
    return folder


@dataclass(frozen=True, slots=True)
class RealInstances:
    """The database into which all real instances were brought, the folder they stand in, and what the import said."""

    database: str
    folder: Path
    imported: Any


@pytest.fixture(autouse=True)
def no_catalogue_in_memory() -> Iterator[None]:
    """Each test starts as a process that did not get ready for searching."""
    yield
    whole.forget()


@pytest.fixture(scope="session")
def real_instances(django_db_setup: None, django_db_blocker: Any) -> Iterator[RealInstances]:
    """Bring the real instances into an empty city, once for all tests that look at them (one xdist group)."""
    from integrations.ipdc.services import Options, import_sources

    folder = given("lpdc-instances")
    with django_db_blocker.unblock(), copy_of(os.environ.get("TEST_DB_TEMPLATE"), "instances") as database:
        with connected_to(database):
            imported = import_sources([str(folder)], Options(publish=True))
        yield RealInstances(database, folder, imported)


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
