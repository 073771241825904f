"""The search over the API."""

from uuid import uuid4

import pytest

from catalogue.products.models import Audience
from tests.factories import make_product, make_theme

pytestmark = pytest.mark.django_db


def search(client, status=200, **params):
    response = client.get("/api/v1/search/", params)
    assert response.status_code == status, response.content
    return response.json()


def titles(client, **params):
    return [row["title"] for row in search(client, **params)["results"]]


def test_a_result_tells_which_product_it_is(client):
    page = make_product(title="Paspoort", slug="paspoort", product_number="1001", description="Een paspoort.")
    body = search(client, q="paspoort")
    assert body == {
        "count": 1,
        "next": None,
        "previous": None,
        "guessed": False,
        "results": [
            {
                "uuid": str(page.uuid),
                "type": "product",
                "product_number": "1001",
                "title": "Paspoort",
                "url": "http://localhost:8000/producten/paspoort/",
                "summary": "Een paspoort.",
                "language": "nl",
            }
        ],
    }
    assert search(client, q="pasport")["guessed"] is True


def test_results_come_in_pages_that_link_to_each_other(client):
    for number in range(5):
        make_product(title=f"Vergunning {number}")
    seen, address = [], "/api/v1/search/?q=vergunning&page_size=2"
    while address:
        body = client.get(address).json()
        seen += [row["uuid"] for row in body["results"]]
        address = body["next"]
    assert len(seen) == len(set(seen)) == body["count"] == 5
    assert search(client, q="vergunning", page=9, status=404)["code"] == "not_found"
    search(client, q="vergunning", page="x", status=404)


def test_theme_audience_and_language_narrow(client):
    theme, audience = make_theme(name="Sport"), Audience.objects.create(name="Clubs")
    make_product(title="Subsidie sport", theme=theme, audiences=[audience])
    make_product(title="Subsidie cultuur")
    for name in ("sport", theme.uuid):
        assert titles(client, q="subsidie", theme=name) == ["Subsidie sport"]
    assert titles(client, q="subsidie", audience="clubs", language="nl") == ["Subsidie sport"]
    assert titles(client, q="subsidie", theme="bestaat-niet") == titles(client, q="subsidie", audience=uuid4()) == []
    assert titles(client, q="subsidie", language="fr") == []


def test_nothing_asked_finds_nothing(client):
    make_product()
    assert search(client)["count"] == search(client, q="")["count"] == search(client, q="!?")["count"] == 0


@pytest.mark.parametrize("query", ["\x00", "'", "a" * 10_000, "😀", "' OR 1=1 --", "a & | ! :*", "%", "\\"])
@pytest.mark.parametrize("name", ["q", "theme", "audience", "language"])
def test_hostile_questions_are_only_questions(client, query, name):
    make_product(title="Paspoort")
    search(client, **{"q": "paspoort", name: query})


@pytest.mark.parametrize("number", [3, 30])
def test_three_queries_however_many_rows(client, number, django_assert_max_num_queries):
    for n in range(number):
        make_product(title=f"Paspoort {n}")
    with django_assert_max_num_queries(3):
        assert len(search(client, q="paspoort", page_size=100)["results"]) == number


def test_a_note_for_colleagues_is_found_by_nobody(client, admin_client):
    make_product(title="Attest", agent_note="kwikzilver")
    for reader in (client, admin_client):
        assert titles(reader, q="kwikzilver") == titles(reader, q="kwikzilver", agent="true") == []
