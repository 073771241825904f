"""The list under a search box: real options with addresses, empty when there is nothing."""

import pytest
from django.test import Client

from tests.factories import make_product

pytestmark = pytest.mark.django_db


def suggested(client: Client, **asked: str) -> str:
    answer = client.get("/zoeken/suggesties/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_options_carry_an_address_and_the_list_says_how_many(client: Client):
    page = make_product(title="Reispas aanvragen")
    html = suggested(client, q="reispas", box="q-top")
    assert 'role="listbox" id="q-top-list"' in html
    assert f'data-url="{page.url}"' in html
    assert "Kies met de pijltjestoetsen" in html
    assert 'id="q-top-1"' in html


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "   "}, {"q": "?!"}])
def test_nothing_to_suggest_is_an_empty_answer(client: Client, asked: dict[str, str]):
    make_product(title="Reispas aanvragen")
    assert suggested(client, **asked).strip() == ""


def test_a_box_of_ours_only(client: Client):
    make_product(title="Reispas aanvragen")
    html = suggested(client, q="reispas", box='"><script>')
    assert "<script" not in html
    assert 'id="q-list"' in html


def test_drafts_closed_and_removed_pages_are_not_suggested(client: Client):
    make_product(title="Zeldzaam concept", live=False)
    make_product(title="Zeldzaam verdwenen").unpublish()
    assert "Zeldzaam" not in suggested(client, q="zeldzaam")


def test_words_of_a_note_are_not_suggested(client: Client):
    make_product(title="Reispas aanvragen", agent_note="Zeldzaamheidsregel voor collega's")
    assert "eldzaamheid" not in suggested(client, q="zeldzaamheid")


def test_every_page_has_a_box_with_suggestions_that_works_without(client: Client):
    page = make_product()
    for path in ("/", "/zoeken/", f"/producten/{page.slug}/", "/contact/"):
        html = client.get(path).content.decode()
        assert html.count('hx-get="/zoeken/suggesties/"') == 1, path
        assert 'action="/zoeken/" method="get"' in html
        assert "onclick" not in html
