"""Kept pages: never older than the content, never someone's own, and 304 where the browser's is still good."""

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalogue.organisation.models import Channel
from tests.factories import make_channel, make_product, make_service, make_user

pytestmark = pytest.mark.django_db


def test_the_second_reader_costs_one_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    page = make_product()
    first = client.get(f"/producten/{page.slug}/")
    with django_assert_num_queries(1):
        second = Client().get(f"/producten/{page.slug}/")
    assert second.content == first.content
    assert second["Cache-Control"] == "no-cache"


def test_a_changed_phone_number_is_on_the_next_page(client: Client) -> None:
    channel = make_channel(value="011 00 00 01")
    page = make_product(responsible_service=channel.service)
    assert b"011 00 00 01" in client.get(f"/producten/{page.slug}/").content
    channel.value = "011 00 00 02"
    channel.save()
    html = client.get(f"/producten/{page.slug}/").content
    assert b"011 00 00 02" in html
    assert b"011 00 00 01" not in html


def test_another_service_is_on_the_next_page_and_in_the_lists(client: Client) -> None:
    page = make_product(title="Oude titel")
    client.get(f"/producten/{page.slug}/")
    client.get("/producten/")
    page.responsible_service = make_service(name="Nieuwe dienst")
    page.title = "Nieuwe titel"
    page.save_revision().publish()
    assert b"Nieuwe dienst" in client.get(f"/producten/{page.slug}/").content
    assert b"Nieuwe titel" in client.get("/producten/").content


def test_unpublishing_and_deleting_show_at_once(client: Client) -> None:
    page, other = make_product(title="Weg ermee"), make_product(title="Ook weg")
    client.get("/producten/")
    page.unpublish()
    assert b"Weg ermee" not in client.get("/producten/").content
    other.delete()
    assert b"Ook weg" not in client.get("/producten/").content


def test_open_now_is_at_most_a_minute_old(client: Client) -> None:
    channel = make_channel(opening_hours="Mo-Su 09:00-12:00")
    page = make_product(responsible_service=channel.service)
    with time_machine.travel("2026-11-17 11:59:30+01:00", tick=False):
        assert b"Nu open tot 12.00" in client.get(f"/producten/{page.slug}/").content
    with time_machine.travel("2026-11-17 12:01:00+01:00", tick=False):
        assert b"Nu open" not in client.get(f"/producten/{page.slug}/").content


def test_a_browser_that_has_it_gets_304(client: Client) -> None:
    page = make_product()
    path = f"/producten/{page.slug}/"
    first = client.get(path)
    by_tag = client.get(path, headers={"if-none-match": first["ETag"]})
    by_date = client.get(path, headers={"if-modified-since": first["Last-Modified"]})
    assert by_tag.status_code == by_date.status_code == 304
    assert by_tag.content == b""
    Channel.objects.all().delete()
    page.title = "Anders"
    page.save_revision().publish()
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_head_gets_no_body_and_spoils_nothing(client: Client) -> None:
    page = make_product()
    assert client.head(f"/producten/{page.slug}/").content == b""
    assert client.get(f"/producten/{page.slug}/").content != b""


def test_who_is_logged_in_gets_and_leaves_nothing_in_the_cache(client: Client) -> None:
    page = make_product()
    path = f"/producten/{page.slug}/"
    staff = Client()
    staff.force_login(make_user("editor"))
    assert not staff.get(path).has_header("ETag")
    assert not staff.get(path).has_header("ETag")
    assert client.get(path).has_header("ETag")


@pytest.mark.parametrize(
    "path", ["/contact/", "/account/login/", "/portal/", "/api/v1/products/", "/beheer/", "/zoeken/?q=pas"]
)
def test_what_is_personal_is_not_kept(client: Client, path: str) -> None:
    client.get(path)
    answer = client.get(path)
    assert answer.get("Cache-Control", "") != "no-cache" or path.startswith("/api/")


def test_public_pages_set_no_cookie_and_carry_no_nonce(client: Client) -> None:
    page = make_product()
    for path in ("/", "/producten/", f"/producten/{page.slug}/", "/themas/", "/diensten/", "/privacy/", "/zoeken/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert not answer.cookies, path
        assert b"nonce=" not in answer.content
        assert b"csrfmiddlewaretoken" not in answer.content


def test_different_addresses_are_different_pages(client: Client) -> None:
    make_product(title="Aap")
    make_product(title="Beer")
    only_a = client.get("/producten/?letter=a").content
    assert b"Aap" in only_a
    assert b"Beer" not in only_a
    assert b"Beer" in client.get("/producten/?letter=b").content


def test_a_flood_of_long_addresses_is_not_kept(client: Client) -> None:
    assert not client.get("/producten/?x=" + "y" * 500).has_header("ETag")
