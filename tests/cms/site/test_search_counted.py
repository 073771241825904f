"""What the search page tells the search desk: each new search once, and what was reworded, never by whom."""

import re

import pytest
from django.test import Client

from catalogue.search.tuning.models import QueryCount, Rewording
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def note(html: str) -> str:
    """Return the hidden note of the form under the results."""
    found = re.search(r'name="vorige" value="([^"]+)"', html)
    assert found
    return found[1]


def counts() -> dict[str, int]:
    return dict(QueryCount.objects.filter(surface="site").values_list("query", "asked"))


def test_a_new_search_is_counted_once_however_it_is_narrowed(client: Client):
    make_product(title="Reispas aanvragen")
    client.get("/zoeken/", {"q": "Reispas"})
    for more in ({"page": "2"}, {"type": "product"}, {"exact": "1"}):
        client.get("/zoeken/", {"q": "Reispas", **more})
    client.head("/zoeken/", {"q": "Reispas"})
    client.get("/zoeken/suggesties/", {"q": "Reispas"})
    client.get("/zoeken/")
    assert counts() == {"reispas": 1}


def test_rewording_is_counted_through_the_form_alone(client: Client):
    html = client.get("/zoeken/", {"q": "vuilbak niet meegenomen"}).content.decode()
    Client().get("/zoeken/", {"q": "afvalcontainer", "vorige": note(html)})
    Client().get("/zoeken/", {"q": "paspoort", "vorige": "verzonnen"})
    assert list(Rewording.objects.values_list("first", "then")) == [("vuilbak niet meegenomen", "afvalcontainer")]
    assert not client.cookies


def test_the_note_of_the_previous_search_is_in_no_link(client: Client):
    make_product(title="Subsidie een")
    make_product(title="Subsidie twee")
    html = client.get("/zoeken/", {"q": "subsidie", "vorige": "iets"}).content.decode()
    assert not re.findall(r'href="[^"]*vorige', html)
