"""Departments, services and channels over the API."""

from datetime import datetime

import pytest
import time_machine

from catalogue.organisation.models import OpeningException
from tests.factories import make_channel, make_department, make_service

pytestmark = pytest.mark.django_db
MONDAY = datetime.fromisoformat("2026-11-23T10:00:00+01:00")


def get(client, path, status=200, **params):
    response = client.get(f"/api/v1/{path}", params)
    assert response.status_code == status, response.content
    return response.json()


@pytest.mark.parametrize("path", ["departments/", "services/", "channels/"])
@pytest.mark.parametrize("number", [3, 30])
def test_lists_take_as_many_queries_for_many_rows_as_for_few(client, path, number, django_assert_max_num_queries):
    for _ in range(number):
        make_channel()
    with django_assert_max_num_queries(5):
        assert len(get(client, path, page_size=100)["results"]) >= number


@pytest.mark.parametrize("kind", ["departments", "services", "channels"])
def test_details_take_few_queries(client, kind, django_assert_max_num_queries):
    channel = make_channel()
    uuid = {
        "departments": channel.service.department.uuid,
        "services": channel.service.uuid,
        "channels": channel.uuid,
    }[kind]
    with django_assert_max_num_queries(5):
        assert get(client, f"{kind}/{uuid}/")["uuid"] == str(uuid)


@time_machine.travel(MONDAY, tick=False)
def test_a_service_tells_how_to_reach_it_now(client):
    service = make_service(name="Burgerzaken", promise=3)
    make_channel(service, label="Bel ons", note="Hou je rijksregisternummer klaar")
    OpeningException.objects.create(service=service, start="2026-11-24", end="2026-11-24", reason="Verhuis")
    told = get(client, f"services/{service.uuid}/")
    assert told["department"] == {"uuid": str(service.department.uuid), "name": service.department.name}
    assert told["url"] == "http://localhost:8000/diensten/burgerzaken/"
    (channel,) = told["channels"]
    assert channel["href"] == "tel:+3211000001"
    assert channel["open_now"] is True
    assert channel["opening_text"] == "Nu open tot 12.00 uur"
    assert channel["week"][0] == {
        "date": "2026-11-23",
        "hours": [{"opens": "09:00", "closes": "12:00"}],
        "note": "",
    }
    assert channel["week"][1] == {"date": "2026-11-24", "hours": [], "note": "Verhuis"}
    assert len(channel["week"]) == 7


def test_a_day_that_never_ends_closes_at_24(client):
    channel = make_channel(opening_hours="24/7")
    assert get(client, f"channels/{channel.uuid}/")["week"][0]["hours"] == [{"opens": "00:00", "closes": "24:00"}]


def test_what_only_staff_may_see_is_nowhere(client, admin_client):
    service = make_service()
    secret = make_channel(service, value="011 00 00 99", public=False)
    former = make_channel(service, value="011 00 00 98", active=False)
    for reader in (client, admin_client):
        for path in ("services/", f"services/{service.uuid}/", "channels/"):
            text = reader.get(f"/api/v1/{path}").content.decode()
            assert "011 00 00 99" not in text
            assert "011 00 00 98" not in text
        for channel in (secret, former):
            assert reader.get(f"/api/v1/channels/{channel.uuid}/").status_code == 404


def test_a_changed_number_shows_at_once(client):
    channel = make_channel()
    first = client.get(f"/api/v1/services/{channel.service.uuid}/")
    channel.value = "011 00 00 02"
    channel.save()
    second = client.get(f"/api/v1/services/{channel.service.uuid}/", headers={"if-none-match": first["ETag"]})
    assert second.status_code == 200
    assert second.json()["channels"][0]["value"] == "011 00 00 02"


def test_a_merged_service_is_gone_and_names_its_successor(client):
    successor = make_service(name="Nieuw")
    between = make_service(active=False, successor=successor)
    former = make_service(active=False, successor=between)
    problem = get(client, f"services/{former.uuid}/", status=410)
    assert problem["successor"] == "http://localhost:8000/diensten/nieuw/"
    assert problem["successor_uuid"] == str(successor.uuid)
    assert str(former.uuid) not in str(get(client, "services/"))


def test_a_closed_service_without_successor_is_gone_too(client):
    former = make_service(active=False)
    make_channel(former)
    assert get(client, f"services/{former.uuid}/", status=410)["successor"] is None
    assert str(former.uuid) not in str(get(client, "channels/"))


def test_lists_are_narrowed_by_uuid_or_slug(client):
    department = make_department(name="Mens")
    wanted, other = make_service(department=department), make_service()
    make_channel(wanted), make_channel(wanted, kind="email", value="a@b.example", opening_hours=""), make_channel(other)
    for name in (department.uuid, "mens"):
        assert [s["uuid"] for s in get(client, "services/", department=name)["results"]] == [str(wanted.uuid)]
    assert get(client, "channels/", service=wanted.slug)["count"] == 2
    assert get(client, "channels/", service=wanted.uuid, kind="email")["count"] == 1
    assert get(client, "services/", department="bestaat-niet")["count"] == 0
    assert "kind" in get(client, "channels/", status=400, kind="duif")["errors"]


@pytest.mark.parametrize("value", ["javascript:alert(1)", "//evil.example/", "data:text/html,x"])
def test_a_link_that_nobody_should_follow_is_left_out(client, value):
    channel = make_channel(kind="form", value=value, opening_hours="")
    assert get(client, f"channels/{channel.uuid}/")["href"] == ""


def test_a_form_of_this_site_gets_its_whole_address(client):
    channel = make_channel(kind="form", value="/contact/", opening_hours="")
    told = get(client, f"channels/{channel.uuid}/")
    assert told["href"] == "http://localhost:8000/contact/"
    assert (told["open_now"], told["opening_text"], told["week"]) == (True, "", [])
