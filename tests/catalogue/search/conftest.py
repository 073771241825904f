"""What tables of questions share."""

from collections.abc import Iterator

import pytest

from tests.conftest import rows_for_all
from tests.factories import make_product


@pytest.fixture(scope="class")
def passport(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """A product named “Paspoort”, made once for all the cases of a class."""
    with rows_for_all(django_db_blocker):
        make_product(title="Paspoort")
        yield
