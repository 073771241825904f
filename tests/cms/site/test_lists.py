"""Lists of products: letters, filters, pages, all with plain links."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalogue.products.models import Audience, LifeEvent
from cms.site.product_lists import PAGE_SIZE
from tests.factories import catalogue_section, make_department, make_product, make_service, make_theme

pytestmark = pytest.mark.django_db


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_letters_filter_and_fold_accents(client: Client) -> None:
    make_product(title="Één loket")
    make_product(title="eenvoudig plan")
    make_product(title="3D-printer gebruiken")
    make_product(title="Zwembad")
    e = text(client, "/producten/?letter=e")
    assert "Één loket" in e
    assert "eenvoudig plan" in e
    assert "Zwembad" not in e
    assert "3D-printer" in text(client, "/producten/?letter=0-9")


@pytest.mark.parametrize(
    "query",
    ["letter=%00", "letter=%25", "letter=ee", "page=abc", "page=-1", "page=999999999999", "theme=nee", "audience='"],
)
def test_an_odd_address_still_shows_the_list(client: Client, query: str) -> None:
    make_product(title="Zwembad")
    assert "Zwembad" in text(client, f"/producten/?{query}")


def test_theme_and_audience_filter_together(client: Client) -> None:
    theme, audience = make_theme(slug="afval"), Audience.objects.create(name="Senioren")
    both, only_theme = make_product(title="Beide", theme=theme), make_product(title="Alleen thema", theme=theme)
    more = make_product(title="Ook dit thema")
    for page, themes in ((both, []), (more, [theme])):
        page.audiences.set([audience])
        page.more_themes.set(themes)
        page.save_revision().publish()
    html = text(client, "/producten/?theme=afval&audience=senioren")
    assert "Beide" in html
    assert "Ook dit thema" in html
    assert only_theme.title not in html
    assert "Ook dit thema" in text(client, "/themas/afval/")


def test_a_long_list_is_cut_in_pages_that_keep_the_choice(client: Client) -> None:
    service = make_service()
    theme = make_theme(slug="groot")
    for n in range(PAGE_SIZE + 1):
        make_product(title=f"Aanvraag {n:03}", responsible_service=service, theme=theme)
    first = text(client, "/themas/groot/?letter=a")
    assert f"{PAGE_SIZE + 1} producten" in first
    assert "letter=a&amp;page=2" in first
    assert f"Aanvraag {PAGE_SIZE:03}" not in first
    assert f"Aanvraag {PAGE_SIZE:03}" in text(client, "/themas/groot/?letter=a&page=2")


def test_lists_take_the_same_queries_however_long(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    theme = make_theme(slug="veel")
    service = make_service()
    for _n in range(30):
        make_product(theme=theme, responsible_service=service)
    with django_assert_max_num_queries(8):
        text(client, "/themas/veel/")
    with django_assert_max_num_queries(14):
        text(client, f"/diensten/{service.slug}/")


def test_only_live_products_of_everyone_are_listed_once(client: Client) -> None:
    make_product(title="Concept", live=False)
    page = make_product(title="Een keer")
    page.create_alias(parent=catalogue_section(), update_slug="spiegel")
    html = text(client, "/producten/")
    assert "Concept" not in html
    assert html.count("Een keer") == 1


@pytest.mark.parametrize(
    "path", ["/themas/", "/doelgroepen/", "/levensgebeurtenissen/", "/diensten/", "/departementen/"]
)
def test_overviews_also_work_in_an_empty_city(client: Client, path: str) -> None:
    assert text(client, path).count("<h1") == 1


def test_registers_show_only_rows_with_live_products(client: Client) -> None:
    empty = make_theme(name="Leeg thema")
    event = LifeEvent.objects.create(name="Ik verhuis")
    page = make_product(theme=make_theme(name="Vol thema"))
    page.life_events.set([event])
    page.save_revision().publish()
    html = text(client, "/themas/")
    assert "Vol thema" in html
    assert empty.name not in html
    assert page.title in text(client, event.get_absolute_url())
    assert text(client, empty.get_absolute_url()).count("Niets gevonden") == 1


@pytest.mark.parametrize("path", ["/themas/nee/", "/doelgroepen/nee/", "/diensten/nee/", "/departementen/nee/"])
def test_an_unknown_row_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_merged_service_leads_to_the_last_successor_in_one_hop(client: Client) -> None:
    last = make_service(name="Nieuw")
    middle = make_service(name="Midden", active=False, successor=last)
    first = make_service(name="Oud", active=False, successor=middle)
    assert client.get(first.get_absolute_url(), follow=True).redirect_chain == [(last.get_absolute_url(), 301)]


def test_a_closed_service_is_not_shown(client: Client) -> None:
    service = make_service(active=False)
    assert client.get(service.get_absolute_url()).status_code == 404
    assert service.name not in text(client, "/diensten/")


def test_a_department_shows_its_active_services(client: Client) -> None:
    department = make_department(name="Burgerzaken")
    make_service(department=department, name="Bevolking")
    make_service(department=department, name="Opgeheven", active=False)
    html = text(client, department.get_absolute_url())
    assert "Bevolking" in html
    assert "Opgeheven" not in html
