"""What machines read: the sitemap has exactly the live pages and registers, robots.txt points to it."""

from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from catalogue.organisation.models import Department, Service
from cms.site.views import machines
from tests.factories import catalogue_section, make_product, make_service

pytestmark = pytest.mark.django_db
ROOT = "http://localhost:8000"
NAME = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(client: Client, path: str = "/sitemap.xml") -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/xml")
    return [str(node.text) for node in ElementTree.fromstring(answer.content).iter(f"{NAME}loc")]


def test_the_sitemap_has_exactly_the_live_pages_and_registers(client: Client) -> None:
    live = make_product()
    make_product(live=False)
    removed = make_product()
    removed.unpublish()
    live.create_alias(parent=catalogue_section(), update_slug="spiegel")
    make_service(active=False)
    expected = {ROOT + "/", f"{ROOT}/producten/", f"{ROOT}/producten/{live.slug}/"}
    expected |= {f"{ROOT}/toegankelijkheid/", f"{ROOT}/privacy/", f"{ROOT}{live.theme.get_absolute_url()}"}
    expected |= {ROOT + reverse(f"site:{name}") for name in machines.OVERVIEWS}
    for row in [*Service.objects.filter(active=True), *Department.objects.all()]:
        expected.add(ROOT + row.get_absolute_url())
    found = locations(client)
    assert set(found) == expected
    assert len(found) == len(set(found))


def test_every_address_in_the_sitemap_answers(client: Client) -> None:
    make_product()
    for address in locations(client):
        assert client.get(address.removeprefix(ROOT)).status_code == 200, address


def test_a_closed_page_is_not_in_it(client: Client) -> None:
    page = make_product()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert f"{ROOT}/producten/{page.slug}/" not in locations(client)


def test_too_many_pages_become_an_index(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_product()
    whole = set(locations(client))
    monkeypatch.setattr(machines, "MOST", 2)
    make_product(slug="erbij")
    parts = locations(client)
    assert parts[0] == f"{ROOT}/sitemap-0.xml"
    found = [url for part in parts for url in locations(client, part.removeprefix(ROOT))]
    assert set(found) > whole
    assert len(found) == len(set(found))
    assert client.get("/sitemap-99.xml").status_code == 404


def test_robots_keep_out_of_what_is_not_public(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /beheer/" in text
    assert f"Sitemap: {ROOT}/sitemap.xml" in text


def test_the_icon_is_found_where_browsers_look(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"].endswith("favicon.svg")


def test_pages_made_by_hand_below_home_are_listed(client: Client) -> None:
    assert Page.objects.live().filter(depth__gt=1).count() + len(machines.OVERVIEWS) + 2 == len(locations(client))
