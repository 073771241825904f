"""What every address of the API shares: pages of a list, problems, caching, sharing, limits."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache

from catalogue.organisation.models import Department
from tests.factories import make_channel, make_department

pytestmark = pytest.mark.django_db
MONDAY = datetime.fromisoformat("2026-11-23T08:00:00+01:00")


def assert_problem(response, status, code=None):
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert (body["status"], body["type"]) == (status, "about:blank")
    assert body["title"]
    assert body["detail"]
    if code:
        assert body["code"] == code
    return body


def test_a_list_comes_in_pages_that_link_to_each_other(client):
    for number in range(7):
        make_department(name=f"Afdeling {number:03}", order=1)
    seen, address = [], "/api/v1/departments/?page_size=3"
    while address:
        body = client.get(address).json()
        assert set(body) == {"count", "next", "previous", "results"}
        seen += [row["uuid"] for row in body["results"]]
        address = body["next"]
    assert len(seen) == len(set(seen)) == body["count"] == Department.objects.count()
    assert body["previous"].endswith("page=2&page_size=3")


def test_an_empty_list_is_a_list(client):
    assert client.get("/api/v1/channels/").json() == {"count": 0, "next": None, "previous": None, "results": []}


@pytest.mark.parametrize("page", ["0", "-1", "x", "99", "9" * 30, "1.5", "٣"])
def test_a_page_that_does_not_exist_is_a_problem(client, page):
    assert_problem(client.get("/api/v1/departments/", {"page": page}), 404, "not_found")


@pytest.mark.parametrize(("asked", "got"), [("1000", 100), ("0", 25), ("x", 25), ("-3", 25)])
def test_page_size_stays_within_limits(client, asked, got):
    for _ in range(101):
        make_department()
    assert len(client.get("/api/v1/departments/", {"page_size": asked}).json()["results"]) == got


@pytest.mark.parametrize(
    "path",
    [
        "nergens/",
        "nergens/dieper/",
        "departments/geen-uuid/",
        "departments/00000000-0000-4000-8000-000000000000/",
        "products/1/",
        "nergens.json/",
    ],
)
def test_every_other_address_is_a_problem(client, path):
    assert_problem(client.get(f"/api/v1/{path}"), 404, "not_found")
    assert_problem(client.post(f"/api/v1/x{path}"), 404, "not_found")


def test_the_first_address_names_the_others(client):
    told = client.get("/api/v1/").json()
    assert told["products"] == "http://testserver/api/v1/products/"
    for name, address in told.items():
        method = client.options if name == "questions" else client.get
        expected = 401 if name in {"calls", "customers"} else 200  # with a token alone
        assert method(address, {"path": "/"}).status_code == expected, name


def test_an_address_without_its_last_slash_gets_one(client):
    response = client.get("/api/v1/departments")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/departments/")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, admin_client, method):
    for reader in (client, admin_client):
        response = getattr(reader, method)("/api/v1/departments/", {"name": "x"}, content_type="application/json")
        assert_problem(response, 405, "method_not_allowed")
        assert "GET" in response["Allow"]


def test_only_json_is_spoken(client):
    assert_problem(client.get("/api/v1/departments/", headers={"accept": "text/csv"}), 406, "not_acceptable")
    assert client.get("/api/v1/departments/", headers={"accept": "text/html,*/*;q=0.8"}).status_code == 200


def test_head_and_options_work(client):
    head = client.head("/api/v1/departments/")
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"]
    options = client.options("/api/v1/departments/")
    assert options.status_code == 200
    assert options["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["departments/", "nergens/", "departments/?page=99"])
def test_other_websites_may_read_answers_and_problems(client, path):
    assert client.get(f"/api/v1/{path}")["Access-Control-Allow-Origin"] == "*"


def test_no_cookie_is_asked_or_set(admin_client):
    response = admin_client.get("/api/v1/departments/")
    assert not response.cookies
    assert "Cookie" not in response["Vary"]


@pytest.fixture
def monday():
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.mark.usefixtures("monday")
class TestFreshness:
    """ETag and Last-Modified."""

    address = "/api/v1/services/"

    def ask(self, client, etag, address=None):
        return client.get(address or self.address, headers={"if-none-match": etag})

    def test_nothing_changed_costs_one_query(self, client, django_assert_num_queries):
        make_channel()
        first = client.get(self.address)
        with django_assert_num_queries(1):
            second = self.ask(client, first["ETag"])
        assert (second.status_code, second.content) == (304, b"")
        assert second["ETag"] == first["ETag"]
        assert client.get(self.address, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304

    def test_any_change_is_seen(self, client):
        department = make_department()
        first = client.get(self.address)
        department.name = "Anders"
        department.save()
        assert self.ask(client, first["ETag"]).status_code == 200

    def test_each_address_has_its_own_tag(self, client):
        first = client.get(self.address)
        assert self.ask(client, first["ETag"], f"{self.address}?page_size=1").status_code == 200

    def test_opening_and_closing_are_changes_and_the_minutes_between_are_not(self, client):
        make_channel(opening_hours="Mo-Fr 09:00-12:00")
        seen = []
        for minutes in (0, 30, 59, 60, 61, 239, 240, 600, 960):
            with time_machine.travel(MONDAY + timedelta(minutes=minutes), tick=False):
                response = client.get(self.address)
                seen.append((response["ETag"], response.json()["results"][-1]["channels"]))
        tags = [tag for tag, _channels in seen]
        assert tags[0] == tags[1] == tags[2]  # before nine
        assert tags[3] == tags[4] == tags[5] != tags[2]  # nine to noon
        assert tags[6] == tags[7] != tags[5]  # after noon
        assert tags[8] != tags[7]  # tomorrow

    def test_a_tag_never_stands_for_two_answers(self, client):
        """Minute by minute over a day: where the answer differs, so does the tag."""
        make_channel(opening_hours="Mo-Fr 09:00-12:15,13:00-16:00")
        make_channel(opening_hours="Mo 08:20-08:25")
        told = {}
        for minutes in range(0, 24 * 60, 5):
            with time_machine.travel(MONDAY + timedelta(minutes=minutes), tick=False):
                response = client.get(self.address)
                assert told.setdefault(response["ETag"], response.content) == response.content
        assert len(told) == 8

    def test_a_condition_that_does_not_hold_is_a_problem(self, client):
        assert_problem(client.get(self.address, headers={"if-match": '"ander"'}), 412, "precondition_failed")

    def test_rolled_back_numbers_that_come_again_are_not_taken_for_the_old(self, client):
        from django.db import transaction

        channel = make_channel()
        for value in ("011 00 00 02", "011 00 00 03"):
            with transaction.atomic():
                channel.value = value
                channel.save()
                assert value in client.get(self.address).content.decode()
                transaction.set_rollback(True)
        assert "011 00 00 01" in client.get(self.address).content.decode()


def test_too_many_requests_are_refused_politely(client, settings, monkeypatch):
    from rest_framework.throttling import AnonRateThrottle

    cache.clear()
    monkeypatch.setattr(AnonRateThrottle, "rate", "2/min", raising=False)
    answers = [client.get("/api/v1/departments/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert_problem(answers[2], 429, "throttled")
    assert 0 < int(answers[2]["Retry-After"]) <= 60
    cache.clear()
