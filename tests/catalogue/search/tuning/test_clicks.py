"""Clicks on results, told by where the reader comes from."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.products.models import ProductPage
from catalogue.search.tuning.log import searched
from catalogue.search.tuning.models import Click, QueryCount
from tests.factories import make_product, make_service

pytestmark = pytest.mark.django_db
SEARCH = "http://testserver/zoeken/?q="


@pytest.fixture
def page() -> ProductPage:
    cache.clear()
    return make_product(title="Huisvuilzakken kopen")


def opened(path: str, referer: str = SEARCH + "vuilzak", **headers: str) -> list[tuple[str, Any, int]]:
    Client().get(path, headers={"Referer": referer, **headers})
    return list(Click.objects.values_list("query", "document", "times"))


def test_a_page_opened_from_the_results_is_counted(page: ProductPage):
    searched("Vuilzak kópen", found=3, sure=True, surface="site")
    assert opened(page.url, SEARCH + "Vuilzak%20k%C3%B3pen&page=2") == [("vuilzak kopen", page.uuid, 1)]
    assert QueryCount.objects.get().clicked == 1


def test_also_when_the_page_comes_from_the_cache(page: ProductPage):
    Client().get(page.url)
    with CaptureQueriesContext(connection) as queries:
        Client().get(page.url)
    cached = len(queries)
    with CaptureQueriesContext(connection) as queries:
        found = opened(page.url)
    assert found == [("vuilzak", page.uuid, 1)]
    # which document that is, the statement (in a savepoint here, for a test is one transaction), our own look
    assert len(queries) <= cached + 5


def test_also_when_the_browser_kept_it(page: ProductPage):
    first = Client().get(page.url)
    again = Client().get(page.url, headers={"If-None-Match": first["ETag"], "Referer": SEARCH + "vuilzak"})
    assert again.status_code == 304
    assert Click.objects.get().times == 1


def test_a_service_opened_from_the_results_is_counted():
    service = make_service(name="Dienst Afval")
    assert opened(service.get_absolute_url()) == [("vuilzak", service.uuid, 1)]


@pytest.mark.parametrize(
    "referer",
    [
        "https://elders.example/zoeken/?q=vuilzak",
        "http://testserver.elders.example/zoeken/?q=vuilzak",
        "https://testserver/zoeken/?q=vuilzak",
        "http://testserver/producten/?q=vuilzak",
        "http://testserver/zoeken/",
        "http://testserver/zoeken/?q=",
        "http://testserver/zoeken/?q=0470%2012%2034%2056",
        "http://testserver/zoeken/?q=" + "a" * 3000,
        "http://[::1/zoeken/?q=vuilzak",
        "vuilzak",
    ],
)
def test_from_anywhere_else_nothing_is_counted(page: ProductPage, referer: str):
    assert opened(page.url, referer) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
        {"Sec-Fetch-Mode": "cors"},
        {"HX-Request": "true"},
        {"Cache-Control": "max-age=0"},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://google.example/bot.html)"},
        {"User-Agent": "curl/8.5"},
    ],
    ids=str,
)
def test_machines_guesses_and_reloads_are_not_counted(page: ProductPage, headers: dict[str, str]):
    assert opened(page.url, **headers) == []
    assert len(opened(page.url, **{"User-Agent": "Mozilla/5.0 Firefox/140.0", "Sec-Fetch-Mode": "navigate"})) == 1


def test_only_what_answers_is_counted(page: ProductPage):
    Client().head(page.url, headers={"Referer": SEARCH + "vuilzak"})
    Client().post(page.url, headers={"Referer": SEARCH + "vuilzak"})
    assert opened("/producten/bestaat-niet/") == []
    assert opened("/") == []
    page.unpublish()
    assert opened(page.url) == []


def test_without_our_results_behind_it_a_page_costs_no_query_more(page: ProductPage):
    Client().get(page.url)
    with CaptureQueriesContext(connection) as before:
        Client().get(page.url)
    with CaptureQueriesContext(connection) as after:
        Client().get(page.url, headers={"Referer": "http://testserver/producten/"})
    assert len(after) == len(before)
