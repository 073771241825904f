"""When something is wrong: in Dutch, with a way on, and with the right number."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from cms.site.views.errors import csrf_failure


@pytest.mark.django_db
def test_not_found_offers_the_search(client: Client) -> None:
    answer = client.get("/bestaat/niet/")
    html = answer.content.decode()
    assert answer.status_code == 404
    assert "We vinden deze pagina niet" in html
    assert 'action="/zoeken/"' in html
    assert html.count("<h1") == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/%00/", "/" + "a/" * 200, "/producten/%F0%9F%98%80/", "/producten//x/", "/../etc/passwd"]
)
def test_odd_addresses_are_only_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code in {404, 301}


@pytest.mark.django_db
def test_a_broken_page_needs_no_database(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0) as queries:
        html = render_to_string("500.html")
    assert isinstance(queries, CaptureQueriesContext)
    assert "Er ging iets mis bij ons" in html
    assert "{%" not in html


@pytest.mark.django_db
def test_a_crash_shows_that_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*args: object, **kwargs: object) -> None:
        raise RuntimeError("stuk")

    monkeypatch.setattr("cms.site.views.pages.read_product", crash)
    client.raise_request_exception = False
    answer = client.get("/producten/iets/")
    assert answer.status_code == 500
    assert "Er ging iets mis bij ons" in answer.content.decode()
    assert "stuk" not in answer.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_says_how_to_go_on() -> None:
    answer = csrf_failure(RequestFactory().get("/contact/", headers={"host": "localhost"}))
    assert answer.status_code == 403
    assert "Je formulier is niet verstuurd" in answer.content.decode()


@pytest.mark.django_db
def test_django_uses_it() -> None:
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "x", "password": "y"})
    assert answer.status_code == 403
    assert "Je formulier is niet verstuurd" in answer.content.decode()
