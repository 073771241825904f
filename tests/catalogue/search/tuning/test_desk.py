"""The desk's screens: lists, buttons, export, and the queries on a product's own form."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from catalogue.products.keywords import LONGEST, MOST
from catalogue.products.models import ProductPage
from catalogue.search.tuning.log import carry, clicked, searched
from cms.accounts.roles import Role
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(make_user(Role.EDITOR))
    return client


def desk(client: Client, address: str = "") -> str:
    answer = client.get(reverse("search_desk") + address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_empty_it_says_so(editor: Client):
    html = desk(editor)
    assert "In deze periode heeft niemand gezocht." in html
    assert "Hier staat niets voor deze periode en plaats." in html
    assert "csv" not in html.partition("<main")[2]


def test_each_line_leads_to_a_filled_form_and_to_a_try(editor: Client):
    searched("elektrische <b>step</b>", found=0, sure=False, surface="site")
    html = desk(editor)
    assert "elektrische &lt;b&gt;step&lt;/b&gt;" in html
    assert "/beheer/synoniemen/create/?said=elektrische+%3Cb%3Estep%3C%2Fb%3E" in html
    assert "?q=elektrische+%3Cb%3Estep%3C%2Fb%3E" in html
    searched("deelstep", found=2, sure=True, surface="site", previous=carry("step"))
    assert "/beheer/synoniemen/create/?said=step&amp;meant=deelstep" in desk(editor, "?lijst=herformuleerd")


@pytest.mark.parametrize("wrong", ["?lijst=x&dagen=9999&waar=x&volgorde=x", "?dagen=-1", "?dagen=²", "?lijst=%00"])
def test_an_address_that_is_wrong_gives_the_usual(editor: Client, wrong: str):
    searched("nergens", found=0, sure=False, surface="site")
    assert "nergens" in desk(editor, wrong)


def test_the_screen_costs_the_same_however_long_the_list(editor: Client):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            desk(editor)
        return len(captured)

    searched("nergens", found=0, sure=False, surface="site")
    cost()
    few = cost()
    for number in range(60):
        searched(f"nergens {number}", found=0, sure=False, surface="site")
    assert cost() == few


def test_the_export_holds_the_list_and_no_formula(editor: Client):
    for query in ("=1+1", "+32", "-2", "@som", "gewoon, met komma"):
        searched(query, found=0, sure=False, surface="site")
    searched("ergens", found=1, sure=True, surface="site")
    answer = editor.get(reverse("search_desk_export"))
    assert answer["Content-Type"].startswith("text/csv")
    assert answer["Content-Disposition"].startswith('attachment; filename="zoekvragen-zonder-resultaat-')
    rows = list(csv.reader(StringIO(answer.content.decode())))
    assert rows[0][0] == "zoekvraag"
    assert sorted(row[0] for row in rows[1:]) == ["'+32", "'-2", "'=1+1", "'@som", "gewoon, met komma"]


@pytest.mark.parametrize("role", [Role.AGENT, Role.EXPERT, Role.LEAD, Role.PRIVACY_OFFICER])
@pytest.mark.parametrize("route", ["search_desk", "search_desk_export"])
def test_who_may_not_tune_does_not_see_it(role: str, route: str):
    client = Client()
    client.force_login(make_user(role))
    assert client.get(reverse(route)).status_code == 302


def form_of(client: Client, page: ProductPage) -> dict[str, object]:
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "data-found-by" in html
    found = max((querydict_from_html(html, form_index=n) for n in range(html.count("<form"))), key=len)
    streams = {f"{name}-count": "0" for name in ProductPage.STREAMS}
    return streams | {name: values if len(values) > 1 else values[0] for name, values in found.lists()}


def test_a_products_form_shows_what_it_is_found_by_and_takes_it_as_keyword(editor: Client):
    page = make_product(title="Huisvuilzak kopen", keywords="restafval")
    for query in ("vuilzak kopen", "vuilzak kopen", "Restafval", "zak"):
        clicked(query, page.uuid, surface="site")
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    panel = html.partition("data-found-by")[2].partition("</ul>")[0]
    assert 'value="vuilzak kopen"' in panel
    assert 'value="restafval"' not in panel  # a keyword already
    assert "2 keer" in panel
    fields = form_of(editor, page)
    editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields | {"add_keyword": ["vuilzak kopen", "zak"]})
    draft = ProductPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.keywords == "restafval, vuilzak kopen, zak"
    live = ProductPage.objects.get(pk=page.pk)
    assert (live.keywords, live.has_unpublished_changes) == ("restafval", True)  # a draft, until it is published


def test_what_is_sent_as_keyword_is_bounded_and_each_once(editor: Client):
    page = make_product(keywords="zak")
    sent = ["ZAK", "a, b", " ", "x" * 500, *(f"woord {n}" for n in range(50))]
    editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(editor, page) | {"add_keyword": sent})
    words = ProductPage.objects.get(pk=page.pk).get_latest_revision_as_object().keyword_list
    assert words[:3] == ["zak", "a b", "x" * LONGEST]
    assert len(words) <= MOST


def test_a_new_page_has_no_queries_yet(editor: Client):
    parent = make_product().get_parent()
    address = reverse("wagtailadmin_pages:add", args=["products", "productpage", parent.pk])
    assert "opende niemand deze pagina" in editor.get(address).content.decode()
