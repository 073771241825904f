"""Old addresses: one hop to where the page lives now, or 410 with what took its place."""

from typing import Any

import pytest
from django.test import Client, TestCase
from wagtail.actions.move_page import MovePageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from catalogue.products.models import CatalogueSection, ProductPage
from catalogue.products.tombstones import mark_gone
from tests.factories import catalogue_section, make_product

pytestmark = pytest.mark.django_db


def rename(page: ProductPage, slug: str) -> ProductPage:
    page = ProductPage.objects.get(pk=page.pk)
    page.slug = slug
    with TestCase.captureOnCommitCallbacks(execute=True):  # Wagtail makes its redirects after the commit
        page.save_revision().publish()
    return ProductPage.objects.get(pk=page.pk)


def new_section(slug: str) -> CatalogueSection:
    section = CatalogueSection(title=slug, slug=slug)
    home = Site.objects.get(is_default_site=True).root_page
    home.add_child(instance=section)
    return section


def move(page: Page, parent: Page) -> None:
    MovePageAction(Page.objects.get(pk=page.pk).specific, Page.objects.get(pk=parent.pk), "last-child").execute(
        skip_permission_checks=True
    )


def hops(client: Client, path: str) -> list[Any]:
    return client.get(path, follow=True).redirect_chain


def test_a_new_slug_redirects_in_one_hop_after_two_moves(client: Client) -> None:
    page = rename(rename(make_product(slug="eerst"), "daarna"), "nu")
    assert hops(client, "/producten/eerst/") == [("/producten/nu/", 301)]
    assert hops(client, "/producten/daarna/") == [("/producten/nu/", 301)]
    assert client.get(f"/producten/{page.slug}/").status_code == 200


def test_moving_back_leaves_no_loop(client: Client) -> None:
    rename(rename(make_product(slug="thuis"), "weg"), "thuis")
    assert client.get("/producten/thuis/").status_code == 200
    assert hops(client, "/producten/weg/") == [("/producten/thuis/", 301)]


def test_another_section_redirects_in_one_hop(client: Client) -> None:
    page = rename(make_product(slug="eerst"), "daarna")
    move(page, new_section("archief"))
    for old in ("/producten/eerst/", "/producten/daarna/"):
        assert hops(client, old) == [("/archief/daarna/", 301)]


def test_products_move_along_with_their_section(client: Client) -> None:
    section, other = new_section("oud"), new_section("nieuw")
    make_product(slug="mee", parent=section)
    move(section, other)
    assert hops(client, "/oud/mee/") == [("/nieuw/oud/mee/", 301)]


def test_an_old_address_with_a_query_still_leads_there(client: Client) -> None:
    rename(make_product(slug="eerst"), "nu")
    assert client.get("/producten/eerst/?van=folder").status_code == 301


def test_a_removed_page_says_so_and_offers_the_search(client: Client) -> None:
    page = make_product(slug="weg", title="Fietsplaat <b>kopen</b>")
    page.unpublish()
    answer = client.get("/producten/weg/")
    html = answer.content.decode()
    assert answer.status_code == 410
    assert "bestaat niet meer" in html
    assert "Fietsplaat &lt;b&gt;kopen" in html
    assert "<b>kopen" not in html
    assert html.count("<h1") == 1


def test_a_removed_page_names_what_took_its_place(client: Client) -> None:
    page, successor = make_product(slug="weg"), make_product(slug="opvolger", title="De opvolger")
    page.unpublish()
    mark_gone(page, successor)
    answer = client.get("/producten/weg/")
    assert answer.status_code == 410
    assert 'href="/producten/opvolger/"' in answer.content.decode()
    successor.unpublish()
    assert 'href="/producten/opvolger/"' not in client.get("/producten/weg/").content.decode()


def test_a_page_that_moved_before_it_was_removed_is_gone_everywhere(client: Client) -> None:
    page = rename(make_product(slug="eerst"), "daarna")
    page.unpublish()
    assert client.get("/producten/daarna/").status_code == 410
    assert client.get("/producten/eerst/").status_code == 410


def test_moving_a_removed_page_keeps_its_public_address_gone(client: Client) -> None:
    page = make_product(slug="weg")
    page.unpublish()
    move(page, new_section("archief"))
    assert client.get("/producten/weg/").status_code == 410


def test_moving_a_draft_betrays_nothing(client: Client) -> None:
    draft = make_product(slug="geheim", live=False)
    move(draft, new_section("plannen"))
    assert client.get("/producten/geheim/").status_code == 404
    assert client.get("/plannen/geheim/").status_code == 404


def test_an_editor_may_redirect_a_removed_page(client: Client) -> None:
    page, other = make_product(slug="weg"), make_product(slug="ander")
    page.unpublish()
    Redirect.objects.create(old_path="/producten/weg", redirect_page=other)
    assert hops(client, "/producten/weg/") == [("/producten/ander/", 301)]


def test_publishing_again_brings_the_page_back(client: Client) -> None:
    page = make_product(slug="terug")
    page.unpublish()
    page.save_revision().publish()
    assert client.get("/producten/terug/").status_code == 200


def test_another_page_may_live_at_a_gone_address(client: Client) -> None:
    make_product(slug="plek").delete()
    assert client.get("/producten/plek/").status_code == 410
    rename(make_product(slug="nieuw"), "plek")
    assert client.get("/producten/plek/").status_code == 200
    rename(ProductPage.objects.get(slug="plek"), "verder")
    assert hops(client, "/producten/plek/") == [("/producten/verder/", 301)]


def test_a_post_to_a_gone_address_is_only_not_found(client: Client) -> None:
    make_product(slug="weg").delete()
    assert client.post("/producten/weg/").status_code == 404


def test_sections_too_can_go(client: Client) -> None:
    section = new_section("oud")
    make_product(slug="mee", parent=section)
    section.delete()
    assert client.get("/oud/").status_code == 410
    assert client.get("/oud/mee/").status_code == 410
    assert catalogue_section().live
