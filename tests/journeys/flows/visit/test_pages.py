"""Start pages, their list, products that lead to a flow, and what became of a flow that is gone."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from journeys.flows.visit.length import Length, length_from
from journeys.flows.visit.models import OfferedOn
from journeys.flows.visit.offered import flows_for
from tests.factories import make_channel, make_product, make_service
from tests.journeys.flows.visit.conftest import Flows
from tests.journeys.flows.visit.flows import SHED, make_flow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("flows")]
START = "/hulp/vergunning/"


def soup(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_a_start_page_says_what_to_expect(client: Client, flows: Flows):
    page = soup(client, START)
    assert page.h1.text == "Welke vergunning heb ik nodig?"
    assert page.select_one("a.button-start")["href"] == f"{START}vraag/?_begin=1"
    text = page.select_one("main").text
    assert "1 tot 4 vragen" in text and "Hoe groot wordt het?" in text
    assert flows.shed.responsible_service is not None
    assert page.select_one(".contact-who").a.text == flows.shed.responsible_service.name
    assert not page.select("meta[name=robots]"), "it is findable"
    assert page.select_one("link[rel=canonical]")["href"].endswith(START)


def test_a_part_is_served_and_not_found(client: Client):
    part = make_flow(SHED, slug="deel", title="Een deel", is_part=True)
    assert soup(client, "/hulp/deel/").select_one("meta[name=robots]")["content"] == "noindex"
    assert part.title not in soup(client, "/hulp/").select_one("main").text


def test_the_list_has_every_flow_with_its_length(client: Client):
    rows = [row.text for row in soup(client, "/hulp/").select(".rows li")]
    assert len(rows) == 2
    assert "Hulp bij geldzorgen" in rows[0] and "1 tot 3 vragen" in rows[0]


def test_start_pages_are_kept_by_the_page_cache_and_questions_are_not(client: Client):
    assert client.get(START).has_header("ETag")
    response = client.get(f"{START}vraag/?wat=tuinhuis")
    assert not response.has_header("ETag") and response["Cache-Control"] == "private, no-cache"


def test_a_product_leads_to_the_flows_that_help(client: Client, flows: Flows):
    ended, chosen, neither = make_product(), make_product(), make_product()
    outcomes = [dict(SHED["outcomes"][0], products=[str(ended.uuid)]), *SHED["outcomes"][1:]]
    flows.shed.definition = SHED | {"outcomes": outcomes}
    flows.shed.save_revision().publish()
    assert [link.path for link in flows_for(ended)] == [START]
    flows.shed.offered_on.add(OfferedOn(product=chosen))
    flows.shed.save_revision().publish()
    assert flows_for(ended) == [], "an editor chose where it helps"
    assert [link.path for link in flows_for(chosen)] == [START]
    assert soup(client, f"/producten/{chosen.slug}/").select_one(".helping a")["href"] == START
    assert flows_for(neither) == [] and flows_for(None) == []
    assert not soup(client, f"/producten/{neither.slug}/").select(".helping")
    flows.shed.unpublish()
    assert flows_for(chosen) == []


def test_what_helps_is_one_query(django_assert_num_queries: DjangoAssertNumQueries):
    product = make_product()
    with django_assert_num_queries(1):
        flows_for(product)


@pytest.mark.parametrize("query", ["", "?wat=tuinhuis&grootte=12"])
def test_a_flow_that_is_gone_says_so_with_a_way_on(client: Client, flows: Flows, query: str):
    flows.shed.unpublish()
    for address in (START, f"{START}vraag/{query}"):
        page = soup(client, address, status=410)
        assert "Welke vergunning heb ik nodig?" in page.text and page.select("main form[role=search], main .search")
    assert client.get("/hulp/nooit-geweest/vraag/").status_code == 404
    assert client.post("/hulp/nooit-geweest/vraag/").status_code == 404


def test_a_flow_that_moved_takes_its_answers_along(
    client: Client, flows: Flows, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        flows.shed.slug = "bouwen"
        flows.shed.save_revision().publish()
    response = client.get(f"{START}vraag/?wat=tuinhuis&grootte=12")
    assert response.status_code == 301
    assert response["Location"] == "/hulp/bouwen/vraag/?wat=tuinhuis&grootte=12"


def test_a_page_of_another_kind_with_such_an_address_is_still_there(client: Client):
    product = make_product(slug="vraag", title="Hoe vraag je iets?")
    assert soup(client, f"/producten/{product.slug}/").h1.text == "Hoe vraag je iets?"


def test_an_outcome_takes_few_queries_however_many_products(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
):
    products = []
    for _number in range(6):
        service = make_service()
        make_channel(service)
        products.append(str(make_product(responsible_service=service).uuid))
    make_flow(
        {
            "start": "a",
            "questions": [{"key": "a", "kind": "yes_no", "title": "A?", "to": "z"}],
            "outcomes": [{"key": "z", "kind": "applies", "title": "Z", "text": "<p>Z</p>", "products": products}],
        },
        slug="veel",
    )
    with django_assert_max_num_queries(20):
        page = soup(client, "/hulp/veel/vraag/?a=ja")
    assert len(page.select(".product-cards > li .open")) == 6


def test_lengths(flows: Flows):
    flow = flows.shed.flow
    assert length_from(flow, "wat") == Length(1, 4)
    assert length_from(flow, "grootte") == Length(1, 2)
    assert length_from(flow, "vrij") == Length(0, 0)
    assert length_from(flow, "nergens") == Length(0, 0)
