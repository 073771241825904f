"""What lives at an address: a page, a redirect or a removal, as data."""

from uuid import UUID

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from catalogue.products.models import ProductPage
from catalogue.products.tombstones import mark_gone
from tests.factories import catalogue_section, make_product, make_service, make_theme

pytestmark = pytest.mark.django_db
BASE = "http://localhost:8000"


def look(client, path, status=200):
    response = client.get("/api/v1/pages/lookup/", {"path": path})
    assert response.status_code == status, response.content
    return response.json()


@pytest.mark.parametrize(
    "path",
    ["/producten/paspoort/", "/producten/paspoort", "producten/paspoort", f"{BASE}/producten/paspoort/?a=1#b",
     "/producten/%70aspoort/", " /producten/paspoort/ "],
)  # fmt: skip
def test_a_page_however_its_address_is_written(client, path):
    page = make_product(title="Paspoort", slug="paspoort")
    assert look(client, path) == {
        "type": "product",
        "uuid": str(page.uuid),
        "title": "Paspoort",
        "url": f"{BASE}/producten/paspoort/",
    }


@pytest.mark.parametrize(("path", "kind"), [("/", "home"), ("/producten/", "section"), ("/privacy/", "page")])
def test_other_pages(client, path, kind):
    found = look(client, path)
    assert found["type"] == kind
    assert UUID(found["uuid"])


def test_pages_of_registers(client):
    service, theme = make_service(name="Burgerzaken"), make_theme(name="Wonen")
    assert look(client, "/diensten/burgerzaken/") == {
        "type": "service",
        "uuid": str(service.uuid),
        "title": "Burgerzaken",
        "url": f"{BASE}/diensten/burgerzaken/",
    }
    assert look(client, "/themas/wonen/")["uuid"] == str(theme.uuid)
    assert look(client, f"/departementen/{service.department.slug}/")["type"] == "department"
    look(client, "/diensten/wonen/", status=404)


def test_a_moved_page_is_a_redirect_to_where_it_lives_now(client):
    page = make_product(slug="oud")
    for slug in ("nieuw", "nieuwer"):
        page.slug = slug
        page.save_revision().publish()
    Redirect.add_redirect("/producten/oud", page)
    Redirect.add_redirect("/kort", page)
    for path in ("/producten/oud/", "/kort/"):
        assert look(client, path) == {"redirect_to": f"{BASE}/producten/nieuwer/"}
    assert "uuid" in look(client, "/producten/nieuwer/")


def test_a_redirect_elsewhere(client):
    Redirect.objects.create(old_path="/weg", redirect_link="https://elders.example/")
    Redirect.objects.create(old_path="/intern", redirect_link="/producten/")
    Redirect.objects.create(old_path="/fout", redirect_link="javascript:alert(1)")
    assert look(client, "/weg/") == {"redirect_to": "https://elders.example/"}
    assert look(client, "/intern/") == {"redirect_to": f"{BASE}/producten/"}
    look(client, "/fout/", status=404)


def test_a_removed_page_is_gone_and_names_its_successor(client):
    page, successor = make_product(slug="paspoort"), make_product(slug="reispas")
    page.unpublish()
    gone = {"gone": True, "successor": None, "successor_uuid": None}
    assert look(client, "/producten/paspoort/") == gone
    mark_gone(page, successor)
    assert look(client, "/producten/paspoort/") == {
        "gone": True,
        "successor": f"{BASE}/producten/reispas/",
        "successor_uuid": str(successor.uuid),
    }
    successor.unpublish()
    assert look(client, "/producten/paspoort/") == gone


def test_drafts_and_closed_pages_are_not_there(client, admin_client):
    make_product(slug="concept", live=False)
    closed = make_product(slug="besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    for reader in (client, admin_client):
        look(reader, "/producten/concept/", status=404)
        look(reader, "/producten/besloten/", status=404)


@pytest.mark.parametrize("path", ["", " ", "\x00", "/" + "a" * 600, "http://[", "?a=b"])
def test_what_is_no_path_is_a_problem(client, path):
    assert "path" in look(client, path, status=400)["errors"]


@pytest.mark.parametrize(
    "path", ["/nergens/", "/../../etc/passwd", "/%00/x", "/<script>/", "/producten/' OR 1=1/", "//evil.example/x"]
)
def test_anything_else_is_not_there(client, path):
    response = client.get("/api/v1/pages/lookup/", {"path": path})
    assert response.status_code in {400, 404}
    assert response["Content-Type"] == "application/problem+json"


def test_few_queries(client, django_assert_max_num_queries):
    make_product(slug="paspoort")
    client.get("/api/v1/pages/lookup/?path=/")
    with django_assert_max_num_queries(5):
        look(client, "/producten/paspoort/")
    with django_assert_max_num_queries(9):  # Wagtail looks for a redirect of the lookup's own address as well
        look(client, "/nergens/", status=404)


def test_every_address_the_api_tells_can_be_looked_up(client):
    for _ in range(3):
        make_product(parent=catalogue_section(), theme=make_theme())
    rows = client.get("/api/v1/products/").json()["results"]
    assert len(rows) == ProductPage.objects.count() == 3
    for row in rows:
        assert look(client, row["url"])["uuid"] == row["uuid"]
        assert look(client, row["responsible_service"]["url"])["uuid"] == row["responsible_service"]["uuid"]
