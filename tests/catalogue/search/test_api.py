"""The search over the API."""

from urllib.parse import quote
from uuid import uuid4

import pytest
from wagtail.models import PageViewRestriction

from catalogue.products.models import Audience
from catalogue.search.models import Synonym
from tests.factories import make_channel, make_product, make_service, make_theme

pytestmark = pytest.mark.django_db
PARAMETERS = ("q", "theme", "audience", "type", "language", "exact")
HOSTILE = [
    "\x00", "'", "a" * 10_000, "rijbewijs " * 1_000, "😀", "' OR 1=1 --", "'; DROP TABLE x; --", "a & | ! :*", "%",
    "\\",
    "(a+)+$", ".*", "\u202eteoh", "\x1b[31m", "\ufeff", "<script>alert(1)</script>", "${7*7}", "1" * 400, "-" * 500,
]  # fmt: skip
BROKEN = ["%ED%A0%80", "%FF%FE", "%00", "%C3%28", "%", "%zz", "%F0%9F", "q%5B%5D"]


def search(client, status=200, **params):
    response = client.get("/api/v1/search/", params)
    assert response.status_code == status, response.content
    return response.json()


def titles(client, kind="product", **params):
    return [row["title"] for row in search(client, **params)["results"] if row["type"] == kind]


def test_a_result_tells_which_product_it_is_and_why(client):
    page = make_product(
        title="Paspoort", slug="paspoort", product_number="1001", description="Een paspoort.", short_answer="",
        audiences=[Audience.objects.create(name="Inwoners")], theme=make_theme(name="Identiteit"),
    )  # fmt: skip
    body = search(client, q="paspoort", type="product")
    score = body["results"][0].pop("score")
    assert score > 0
    assert {name: part for name, part in body.items() if name != "facets"} == {
        "count": 1,
        "next": None,
        "previous": None,
        "guessed": False,
        "sure": True,
        "corrected": [],
        "recognised": None,
        "engine": "postgres",
        "degraded": False,
        "results": [
            {
                "uuid": str(page.uuid),
                "type": "product",
                "product_number": "1001",
                "title": "Paspoort",
                "url": "http://localhost:8000/producten/paspoort/",
                "summary": "Een paspoort.",
                "snippet": "Een paspoort.",
                "snippet_html": "Een <mark>paspoort.</mark>",
                "matched_on": ["title", "summary"],
                "language": "nl",
            }
        ],
    }
    told = {
        name: [{k: v for k, v in row.items() if k != "uuid"} for row in rows] for name, rows in body["facets"].items()
    }
    assert told == {
        "theme": [{"slug": "identiteit", "name": "Identiteit", "count": 1}],
        "audience": [{"slug": "inwoners", "name": "Inwoners", "count": 1}],
        "type": [{"slug": "product", "count": 1}],
    }


def test_what_was_corrected_and_how_to_refuse_it(client):
    make_product(title="Rijbewijs")
    body = search(client, q="rijbewjis")
    assert (body["guessed"], body["corrected"]) == (True, [{"typed": "rijbewjis", "meant": "rijbewijs"}])
    assert "Rijbewijs" in titles(client, q="rijbewjis")
    for no in ("1", "true", "TRUE"):
        body = search(client, q="rijbewjis", exact=no)
        assert (body["guessed"], body["corrected"]) == (False, [])


def test_a_thing_is_recognised(client):
    make_channel(make_service(name="Burgerzaken"), value="011 23 90 00")
    body = search(client, q="011/23.90.00")
    assert body["recognised"] == {"type": "phone", "value": "+3211239000", "places": []}
    assert (body["results"][0]["title"], body["results"][0]["type"]) == ("Burgerzaken", "service")
    assert body["results"][0]["url"] == "http://localhost:8000/diensten/burgerzaken/"
    assert search(client, q="3511")["recognised"]["places"] == ["Kuringen", "Stokrooie"]


def test_the_passage_is_safe_to_show(client):
    make_product(title="Paspoort", short_answer='Een <b>paspoort</b> & meer "kost" <script>alert(1)</script>')
    row = search(client, q="paspoort", type="product")["results"][0]
    assert "<script" not in row["snippet_html"]
    assert "&amp;" in row["snippet_html"]
    assert "<mark>" in row["snippet_html"]
    assert "<b>" not in row["snippet_html"]


def test_results_come_in_pages_that_link_to_each_other(client):
    for number in range(5):
        make_product(title=f"Vergunning {number}")
    seen, address = [], "/api/v1/search/?q=vergunning&type=product&page_size=2"
    while address:
        body = client.get(address).json()
        seen += [row["uuid"] for row in body["results"]]
        address = body["next"]
    assert len(seen) == len(set(seen)) == body["count"] == 5
    assert search(client, q="vergunning", page=999, status=404)["code"] == "not_found"
    for wrong in ("x", "0", "-1", "9" * 40, "1e3", "\u0663"):
        search(client, q="vergunning", page=wrong, status=404)
    assert len(search(client, q="vergunning", page_size="9" * 40)["results"]) <= 100


def test_theme_audience_type_and_language_narrow(client):
    theme, audience = make_theme(name="Sport"), Audience.objects.create(name="Clubs")
    make_product(title="Subsidie sport", theme=theme, audiences=[audience])
    make_product(title="Subsidie cultuur")
    make_service(name="Subsidie loket")
    for name in ("sport", theme.uuid):
        assert titles(client, q="subsidie", theme=name) == ["Subsidie sport"]
    assert titles(client, q="subsidie", audience="clubs", language="nl") == ["Subsidie sport"]
    assert titles(client, q="subsidie", theme="bestaat-niet") == titles(client, q="subsidie", audience=uuid4()) == []
    assert titles(client, q="subsidie", language="fr") == []
    assert titles(client, q="subsidie", type="service") == []
    assert titles(client, q="subsidie", type="service", kind="service")[0] == "Subsidie loket"


def test_nothing_asked_finds_nothing(client):
    make_product()
    assert search(client)["count"] == search(client, q="")["count"] == search(client, q="!?")["count"] == 0


@pytest.mark.usefixtures("passport")
class TestAnythingTyped:
    @pytest.mark.parametrize("query", HOSTILE)
    @pytest.mark.parametrize("name", PARAMETERS)
    def test_hostile_questions_are_only_questions(self, client, query, name):
        search(client, **{"q": "paspoort", name: query})
        assert client.get("/api/v1/search/suggest/", {"q": query}).status_code == 200

    @pytest.mark.parametrize("raw", BROKEN)
    @pytest.mark.parametrize("name", PARAMETERS)
    def test_bytes_that_are_no_text(self, client, raw, name):
        assert client.get(f"/api/v1/search/?q=paspoort&{name}={raw}").status_code == 200
        assert client.get(f"/api/v1/search/suggest/?q={raw}").status_code == 200


def test_parameters_that_come_more_than_once(client):
    make_product(title="Paspoort")
    assert client.get("/api/v1/search/?" + "q=paspoort&" * 500).json()["count"] >= 1
    assert client.get("/api/v1/search/?q=a&q=paspoort&page=1&page=1&theme=a&theme=").status_code == 200
    assert client.get("/api/v1/search/suggest/?q=a&q=pas").json()["results"][0]["text"] == "Paspoort"


@pytest.mark.parametrize("number", [3, 30])
def test_as_many_queries_however_many_rows(client, number, django_assert_max_num_queries):
    audience = Audience.objects.create(name="Inwoners")
    for n in range(number):
        make_product(title=f"Paspoort {n}", audiences=[audience])
    search(client, q="paspoort")
    with django_assert_max_num_queries(8):
        assert len(search(client, q="paspoort", page_size=100, type="product")["results"]) == number
    with django_assert_max_num_queries(2):
        assert client.get("/api/v1/search/suggest/?q=pasp").json()["results"]


def test_who_has_the_answer_already_gets_304_after_one_query(client, django_assert_num_queries):
    make_product(title="Paspoort")
    for address in ("/api/v1/search/?q=paspoort", "/api/v1/search/suggest/?q=pas"):
        first = client.get(address)
        with django_assert_num_queries(1):
            assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
        assert client.get(address, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
        assert first["Access-Control-Allow-Origin"] == "*"


def test_a_synonym_that_was_added_or_taken_away_is_a_new_answer(client):
    make_product(title="Huisvuilzak")
    address = f"/api/v1/search/?q={quote('blubzak')}&type=product"
    before = client.get(address)
    synonym = Synonym.objects.create(said="blubzak", meant="huisvuilzak")
    after = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert [row["title"] for row in after.json()["results"]] == ["Huisvuilzak"]
    synonym.delete()
    assert client.get(address, headers={"If-None-Match": after["ETag"]}).status_code == 200


@pytest.mark.parametrize("query", ["kwikzilver", "kwikzilvr", "attest kwikzilver", "kwik"])
def test_a_note_for_colleagues_gives_nobody_anything(client, admin_client, query):
    make_product(title="Attest")
    before = [search(client, q=query), client.get("/api/v1/search/suggest/", {"q": query}).json()]
    make_product(title="Bewijs", agent_note="kwikzilver kwikzilver", keywords="", description="Iets anders.")
    for reader in (client, admin_client):
        body = search(reader, q=query, agent="true")
        assert "kwikzilver" not in str([body["corrected"], body["results"]]).replace(query, "")
        assert "Bewijs" not in titles(reader, q=query)
        assert (body["corrected"], body["sure"]) == (before[0]["corrected"], before[0]["sure"])
        assert reader.get("/api/v1/search/suggest/", {"q": query, "agent": "1"}).json() == before[1]


def test_a_closed_page_gives_nobody_anything(client):
    page = make_product(title="Kwikzilver", product_number="4711", keywords="kwik")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for query in ("kwikzilver", "kwik", "4711", "#4711", "kwikzilvr"):
        assert "Kwikzilver" not in titles(client, q=query)
        assert client.get("/api/v1/search/suggest/", {"q": query}).json() == {"results": []}
