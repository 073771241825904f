"""The search page: what is found, what is not, and odd words."""

import pytest
from django.test import Client

from tests.factories import make_product

pytestmark = pytest.mark.django_db


def text(client: Client, query: str) -> str:
    answer = client.get("/zoeken/", {"q": query})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_product_is_found_and_linked(client: Client) -> None:
    page = make_product(title="Reispas aanvragen", description="Je reispas voor buiten Europa.")
    html = text(client, "reispas")
    assert f'href="/producten/{page.slug}/"' in html
    assert "1 pagina voor “reispas”" in html
    assert 'value="reispas"' in html


def test_nothing_found_offers_a_way_to_ask(client: Client) -> None:
    html = text(client, "xqzwvk")
    assert "Niets gevonden voor “xqzwvk”" in html
    assert "Stel je vraag" in html


def test_no_words_is_only_a_box(client: Client) -> None:
    html = text(client, "   ")
    assert "Niets gevonden" not in html
    assert html.count("<h1") == 1


def test_removed_pages_and_drafts_are_not_found(client: Client) -> None:
    make_product(title="Zeldzaam concept", live=False)
    make_product(title="Zeldzaam verdwenen").unpublish()
    assert "Niets gevonden" in text(client, "zeldzaam")


@pytest.mark.parametrize(
    "query", ["\x00", "'", '"><script>alert(1)</script>', "a" * 5000, "%", "!&|()", "😀", "\u202e"]
)
def test_odd_words_break_nothing(client: Client, query: str) -> None:
    html = text(client, query)
    assert "<script" not in html


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999", "٣"])
def test_odd_page_numbers_break_nothing(client: Client, page: str) -> None:
    assert client.get("/zoeken/", {"q": "reispas", "page": page}).status_code == 200


def test_searches_are_not_for_search_engines(client: Client) -> None:
    assert '<meta name="robots" content="noindex">' in text(client, "reispas")
