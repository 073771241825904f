"""The product page: what it shows, what it never shows, and how few queries it takes."""

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from catalogue.organisation.models import content_version
from catalogue.products.models import ProductPage
from contactforms.questions.clock import due_date
from journeys.flows.visit.models import OfferedOn
from tests.cms.site.full_product import NOTE, full_product
from tests.factories import catalogue_section, make_channel, make_product, make_service
from tests.journeys.flows.visit.flows import make_shed
from tests.journeys.pages.factories import make_journey, step

pytestmark = pytest.mark.django_db
BUDGET = 8
TUESDAY = "2026-11-17 10:00+01:00"


def get(client: Client, page: ProductPage) -> str:
    answer = client.get(f"/producten/{page.slug}/")
    assert answer.status_code == 200
    return answer.content.decode()


def cold(client: Client, page: ProductPage, most: int, captured: DjangoAssertNumQueries) -> str:
    """Read the page as the first reader after a publication, who came from a journey, does: nothing is known yet."""
    make_journey(step("Doe", page, key="doe"), slug="reis")
    OfferedOn.objects.create(flow=make_shed(slug="hulpvraag"), product=page)
    address = f"/producten/{page.slug}/?reis=reis.doe"
    client.get(address)  # what a process learns once: kinds of pages, templates
    content_version.bump()
    with captured(most):
        html = client.get(address).content.decode()
    assert "Stap 1 van 1: Doe" in html
    assert 'href="/hulp/hulpvraag/' in html
    return html


class Elements(HTMLParser):
    """The elements of a page as a browser would find them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


def linked_data(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.parametrize("times", [1, 5])
def test_queries_do_not_grow_with_the_rows(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, times: int
) -> None:
    cold(client, full_product(times), BUDGET - 1, django_assert_max_num_queries)


@pytest.mark.parametrize("times", [1, 5])
def test_links_between_pages_cost_one_query(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, times: int
) -> None:
    page = full_product(times, link_to=make_product(slug="ander"))
    html = cold(client, page, BUDGET, django_assert_max_num_queries)
    assert html.count('href="/producten/ander/"') == 2 + 2 * times


@time_machine.travel(TUESDAY)
def test_everything_a_reader_needs(client: Client) -> None:
    page = full_product()
    html = get(client, page)
    for text in (
        page.description,
        page.short_answer,
        "Begin hier",
        "Voorwaarden",
        "Hier wonen",
        "Zo gaat het",
        "Wat breng je mee",
        "Je oude pas",
        "€\u00a01.250,00",
        "Prijs nagekeken op 1 november 2026",
        "Twee weken",
        "Behalve op zondag.",
        "€\u00a010,00",
        "Laatst nagekeken op 5 oktober 2026",
        "011 00 00 10",
        "Nu open tot 12.00",
        "uiterlijk <strong>donderdag 19 november</strong>",
        f'href="/vraag/{page.uuid}/"',
        page.responsible_service.name,
        page.responsible_service.department.name,
    ):
        assert text in html, text
    assert html.count("<h1") == 1


@time_machine.travel(TUESDAY)
def test_the_promise_is_the_one_the_form_makes(client: Client) -> None:
    page = full_product()
    due = due_date(page.responsible_service, page.responsible_service.promise)
    assert f"{due.day} november" in get(client, page)


def test_what_is_for_colleagues_stays_inside(client: Client) -> None:
    html = get(client, full_product())
    for secret in (NOTE, "011 00 00 99", "Intern", "011 00 00 98", "Vroeger"):
        assert secret not in html


def test_an_almost_empty_product_shows_no_empty_parts(client: Client) -> None:
    page = make_product(description="", short_answer="", product_number="")
    html = get(client, page)
    assert "Op deze pagina" not in html
    assert "Kosten" not in html
    assert 'class="answer"' not in html
    assert "Stel je vraag" in html


def test_linked_data_names_provider_and_public_channels(client: Client) -> None:
    page = full_product()
    data = linked_data(get(client, page))
    assert data["@type"] == "GovernmentService"
    assert data["name"] == page.title
    assert data["url"] == f"http://localhost:8000/producten/{page.slug}/"
    assert data["provider"]["department"]["name"] == page.responsible_service.name
    phones = [c["servicePhone"]["telephone"] for c in data["availableChannel"] if "servicePhone" in c]
    assert phones == ["011 00 00 10"]
    assert data["availableChannel"][0]["servicePhone"]["hoursAvailable"][0]["opens"] == "09:00"
    assert data["offers"] == [{"@type": "Offer", "name": "Gewoon", "price": "1250.00", "priceCurrency": "EUR"}]


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"quote' & &amp; {{ 7*7 }}"


def test_hostile_texts_are_only_texts(client: Client) -> None:
    service = make_service(name=HOSTILE[:120])
    make_channel(service, label=HOSTILE[:80], note=HOSTILE)
    page = full_product(
        responsible_service=service, title=HOSTILE, description=HOSTILE, short_answer=HOSTILE, product_number="1"
    )
    ProductPage.objects.filter(pk=page.pk).update(
        body=f'<p onclick="x()">Tekst</p>{HOSTILE}<a href="javascript:alert(3)">klik</a><style>*{{}}</style>'
        '<a linktype="page" id="1" <b>half',
        start_url="javascript:alert(4)",
    )
    html = get(client, page)
    data = linked_data(html)
    assert data["name"] == HOSTILE
    elements = Elements(html)
    assert elements.named("script") == [
        {"defer": "", "src": "/static/site/suggest.js"},
        {"type": "application/ld+json"},
    ]
    assert elements.named("style") == elements.named("img") == []
    for _tag, attributes in elements.found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert "javascript:" not in attributes.get("href", "")


def test_a_channel_with_a_hostile_address_has_no_link(client: Client) -> None:
    service = make_service()
    make_channel(service, kind="chat", value="javascript:alert(1)", label="Chat")
    html = get(client, make_product(responsible_service=service))
    assert "javascript:" not in html
    assert "Chat" in html


def test_an_alias_points_to_its_original(client: Client) -> None:
    page = make_product()
    alias = page.create_alias(parent=catalogue_section(), update_slug="spiegel")
    canonical = f'<link rel="canonical" href="http://localhost:8000/producten/{page.slug}/">'
    assert canonical in get(client, alias)
    assert canonical in get(client, page)


def test_drafts_are_not_found_and_not_shown(client: Client) -> None:
    draft = make_product(live=False)
    assert client.get(f"/producten/{draft.slug}/").status_code == 404
    page = make_product(title="Zoals het nu is")
    page.title = "Nog niet klaar"
    page.save_revision()
    assert "Nog niet klaar" not in get(client, page)


def test_a_closed_page_asks_who_you_are_and_is_never_kept(client: Client) -> None:
    page = make_product(short_answer="GEHEIM")
    get(client, page)
    PageViewRestriction.objects.create(page=catalogue_section(), restriction_type="login")
    answer = client.get(f"/producten/{page.slug}/")
    assert answer.status_code == 302
    assert b"GEHEIM" not in client.get(f"/producten/{page.slug}/", follow=True).content


def test_breadcrumbs_lead_home(client: Client) -> None:
    html = get(client, make_product())
    crumbs = re.search(r'<nav class="crumbs.*?</nav>', html, re.DOTALL)
    assert crumbs
    assert re.findall(r'href="([^"]+)"', crumbs[0]) == ["/", "/producten/"]


def test_the_preview_shows_the_draft_with_its_contact(client: Client) -> None:
    page = make_product(live=False, short_answer="Concept")
    request = page.make_preview_request()
    assert request.status_code == 200
    assert b"Concept" in request.content
    assert page.responsible_service.name.encode() in request.content
