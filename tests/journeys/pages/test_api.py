"""Journeys over the API: what is told, to whom, and how few queries it takes."""

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from catalogue.products.models import Audience
from tests.factories import make_channel, make_product, make_service
from tests.journeys.pages.factories import make_journey, outside_link, step

pytestmark = pytest.mark.django_db


def get(client, where="journeys/", status=200, **params):
    response = client.get(f"/api/v1/{where}", params)
    assert response.status_code == status, response.content
    return response.json()


def test_a_step_tells_what_its_product_says_now(client):
    service = make_service(name="Dienst Reizen")
    make_channel(service, opening_hours="Mo-Fr 09:00-12:00; PH off")
    product = make_product(
        title="Reispas", product_number="1001", responsible_service=service, duration="Vijf dagen",
        costs=[("cost", {"title": "Gewoon", "amount": "65.00"})],
    )  # fmt: skip
    other, gone = make_journey(title="Andere"), make_product()
    students = Audience.objects.create(name="Studenten")
    page = make_journey(
        step(
            "Vraag je pas", product, other, gone, outside_link("https://elders.example/", how="or"),
            key="pas", number=8, when="binnen 8 werkdagen", audiences=[str(students.uuid)],
        ),
        audiences=[students],
    )  # fmt: skip
    gone.unpublish()
    with time_machine.travel("2026-11-17 10:00+01:00", tick=False):
        told = get(client, f"journeys/{page.uuid}/")
    (one,) = told["steps"]
    assert (one["key"], one["offset"]) == ("pas", {"number": 8, "unit": "working_days", "side": "after"})
    assert [row["name"] for row in one["audiences"]] == ["Studenten"]
    first, second, third, fourth = one["links"]
    assert (first["type"], first["uuid"]) == ("product", str(product.uuid))
    assert first["product"] | {"service": None} == {
        "product_number": "1001", "price": "€\u00a065,00", "duration": "Vijf dagen", "service": None,
        "open_now": True, "opening_text": "Nu open tot 12.00 uur",
    }  # fmt: skip
    assert (second["type"], second["uuid"], second["product"]) == ("journey", str(other.uuid), None)
    assert (third["gone"], third["url"]) == (True, "")
    assert (fourth["type"], fourth["how"], fourth["url"]) == ("outside", "or", "https://elders.example/")


def test_the_list_holds_what_everyone_may_read_and_costs_the_same_for_many(client, django_assert_max_num_queries):
    page = make_journey(step("Doe", make_product()))
    make_journey(live=False)
    closed = make_journey()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    for _n in range(4):
        make_journey(step("Doe", make_product()), step("Ook", page))
    with django_assert_max_num_queries(14):
        rows = get(client)["results"]
    assert len(rows) == 5


def test_it_is_narrowed_by_audience(client):
    students = Audience.objects.create(name="Studenten")
    page = make_journey(audiences=[students])
    make_journey()
    assert [row["uuid"] for row in get(client, audience=str(students.uuid))["results"]] == [str(page.uuid)]


def test_a_removed_journey_is_gone_and_a_draft_was_never_there(client):
    page, draft = make_journey(), make_journey(live=False)
    page.unpublish()
    get(client, f"journeys/{page.uuid}/", status=410)
    get(client, f"journeys/{draft.uuid}/", status=404)


def test_nothing_is_sent_again_while_nothing_changed(client):
    page = make_journey(step("Doe", make_product()))
    answer = client.get(f"/api/v1/journeys/{page.uuid}/")
    again = client.get(f"/api/v1/journeys/{page.uuid}/", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    page.title = "Nieuw"
    page.save_revision().publish()
    assert client.get(f"/api/v1/journeys/{page.uuid}/", headers={"If-None-Match": answer["ETag"]}).status_code == 200


def test_lookup_knows_it(client):
    page = make_journey(slug="verhuis")
    told = get(client, "pages/lookup/", path="/klantreizen/verhuis/")
    assert (told["type"], told["uuid"]) == ("journey", str(page.uuid))
