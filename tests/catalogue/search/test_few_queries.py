"""A search asks the database a handful of times, however much it finds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.search import find
from tests.factories import make_product

pytestmark = pytest.mark.django_db
MOST = 5


@pytest.mark.parametrize("query", ["paspoort", "ik ben mijn pasport kwijt", "dienst 12", "3500 Hasselt", "paspoort 4"])
def test_few_queries_however_many_results(query):
    for number in range(12):
        make_product(title=f"Paspoort {number}")
    for _first_and_next in range(2):  # in a fresh process too, once the word lists are read
        find("iets anders")
        with CaptureQueriesContext(connection) as asked:
            results = find(query)
        assert len(asked) <= MOST, [one["sql"][:100] for one in asked]
    assert results.total or "paspoort" not in query
