"""What other websites search is counted for the search desk, once each and apart, never by whom."""

import pytest

from catalogue.search.tuning.models import Click, QueryCount, Rewording
from catalogue.search.tuning.reports import Kind, listed
from tests.factories import make_product

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/search/"


def counts() -> dict[tuple[str, str], tuple[int, int]]:
    rows = QueryCount.objects.values_list("query", "surface", "asked", "nothing")
    return {(query, surface): (asked, nothing) for query, surface, asked, nothing in rows}


def test_a_new_search_is_counted_once_on_its_own_surface(client):
    make_product(title="Reispas")
    for query in ("Reispas", "reispas", "xqzwvv"):
        client.get(ADDRESS, {"q": query})
    assert counts() == {("reispas", "api"): (2, 0), ("xqzwvv", "api"): (1, 1)}
    assert not Rewording.objects.exists()
    assert not Click.objects.exists()
    assert [row.query for row in listed(Kind.NOTHING, days=7, surface="api")] == ["xqzwvv"]
    assert listed(Kind.NO_CLICK, days=7) == []  # we cannot see what others' pages do with it


@pytest.mark.parametrize(
    "more", [{"page": "2"}, {"type": "product"}, {"theme": "x"}, {"audience": "x"}, {"language": "nl"}, {"exact": "1"}]
)
def test_more_of_the_same_is_no_new_search(client, more):
    client.get(ADDRESS, {"q": "reispas", **more})
    assert counts() == {}


def test_what_is_no_search_is_not_counted(client):
    make_product(title="Reispas")
    first = client.get(ADDRESS, {"q": "reispas"})
    client.get(ADDRESS, {"q": "reispas"}, headers={"If-None-Match": first["ETag"]})  # it has the answer
    client.head(ADDRESS, {"q": "reispas"})
    client.options(ADDRESS)
    client.get(ADDRESS)
    client.get(f"{ADDRESS}suggest/", {"q": "reis"})
    assert counts() == {("reispas", "api"): (1, 0)}


@pytest.mark.parametrize("query", ["0470 12 34 56", "jan@voorbeeld.be", "mijn naam is Jan Peeters", "x" * 200])
def test_what_may_be_a_persons_is_not_kept(client, query):
    assert client.get(ADDRESS, {"q": query}).status_code == 200
    assert counts() == {}
