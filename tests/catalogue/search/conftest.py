"""What tables of questions share."""

from collections.abc import Iterator

import pytest
from django.db import connection

from catalogue.search.engines import choosing, whole
from tests.conftest import rows_for_all
from tests.factories import make_product


@pytest.fixture(scope="class")
def passport(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """A product named “Paspoort”, made once for all the cases of a class."""
    with rows_for_all(django_db_blocker):
        make_product(title="Paspoort")
        yield


@pytest.fixture
def in_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Find in memory, as a web process does; also what this test wrote in a transaction of its own."""
    held: list[whole.Whole] = []

    def now(*_state: object, **_writes: object) -> whole.Whole:
        if not held:
            held.append(whole.Whole(str(connection.settings_dict["NAME"])))
        held[0].catch_up(whole.MOST)
        return held[0]

    monkeypatch.setattr(choosing, "in_step", now)
    yield
    assert held, "nothing was found in memory"
