"""The privacy officer's screen."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from contactforms.portal.csv import harmless
from contactforms.privacy.models import Purpose, ReadLogEntry
from tests.contactforms.portal.conftest import logged_in

LOG = "portal:read_log"


@pytest.fixture
def looks(city, question):
    for user in (city.expert, city.lead):
        logged_in(user).get(reverse("portal:question", args=[question.reference]))


def shown(city, **query):
    response = logged_in(city.privacy).get(reverse(LOG), query)
    return [look.entry.actor for look in response.context["looks"]]


def test_it_shows_who_looked_at_whose_data(city, question, looks):
    response = logged_in(city.privacy).get(reverse(LOG))
    html = response.content.decode()
    assert [look.entry.actor for look in response.context["looks"]] == [city.lead, city.expert]
    assert question.reference in html
    assert "Els Expert" in html


def test_it_narrows(city, question, looks):
    assert shown(city, account="expert els") == [city.expert]
    assert shown(city, account=city.lead.username) == [city.lead]
    assert set(shown(city, about=question.reference)) == {city.lead, city.expert}
    assert city.privacy in shown(city, about=question.reference), "the look before this one is a look too"
    assert set(shown(city, about=str(question.customer.uuid))) >= {city.lead, city.expert}
    assert shown(city, about=str(uuid.uuid4())) == []
    assert shown(city, purpose=Purpose.OVERSEE) == [city.lead]
    today = timezone.localdate()
    assert len(shown(city, since=today, until=today, purpose=Purpose.ANSWER)) == 1
    assert shown(city, until=today - timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"about": "2222-2222"}, "Geen vraag heeft deze referentie."),
        ({"since": "2026-02-02", "until": "2026-02-01"}, "Deze dag valt voor de eerste dag."),
        ({"since": "gisteren"}, "geldige datum"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(city, query, said):
    response = logged_in(city.privacy).get(reverse(LOG), query)
    assert response.status_code == 422
    assert said in response.content.decode()


def test_each_look_at_the_log_is_a_look(city, question, looks):
    client = logged_in(city.privacy)
    client.get(reverse(LOG), {"about": question.reference})
    client.get(reverse("portal:read_log_csv"))
    rows = ReadLogEntry.objects.filter(purpose=Purpose.AUDIT).order_by("pk")
    assert [(row.actor, row.place) for row in rows] == [
        (city.privacy, "portal:read_log"),
        (city.privacy, "portal:read_log_csv"),
    ]
    assert rows[0].subject_uuid == question.customer.uuid


def test_the_file_has_a_line_for_each_look(city, question, looks):
    response = logged_in(city.privacy).get(reverse("portal:read_log_csv"), {"about": question.reference})
    lines = b"".join(response.streaming_content).decode().removeprefix("\ufeff").splitlines()
    assert lines[0].startswith("wanneer;wie;naam")
    assert len([line for line in lines[1:] if question.reference in line]) >= 2
    assert response.headers["Content-Disposition"] == 'attachment; filename="inzagen.csv"'


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_spreadsheet_calculates_nothing(cell):
    assert harmless(cell) == f"'{cell}"


def test_pages_follow_each_other(city):
    ReadLogEntry.objects.bulk_create(
        ReadLogEntry(actor=city.expert, subject_type="customer", purpose=Purpose.ANSWER, place="x") for _ in range(120)
    )
    client = logged_in(city.privacy)
    seen, address = [], reverse(LOG) + f"?account={city.expert.username}"
    for _page in range(4):
        response = client.get(address)
        seen += [look.entry.pk for look in response.context["looks"]]
        if not response.context["following"]:
            break
        address = reverse(LOG) + response.context["following"]
    assert len(seen) == len(set(seen)) == 120


@pytest.mark.parametrize("rows", [3, 50])
def test_few_queries_however_many_rows(city, rows, django_assert_max_num_queries):
    ReadLogEntry.objects.bulk_create(
        ReadLogEntry(actor=city.expert, subject_type="customer", purpose=Purpose.ANSWER, place="x") for _ in range(rows)
    )
    client = logged_in(city.privacy)
    client.get(reverse(LOG))
    with django_assert_max_num_queries(10):
        client.get(reverse(LOG))
