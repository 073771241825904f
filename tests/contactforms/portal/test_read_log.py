"""The privacy officer's screen."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from contactforms.portal.csv import harmless
from contactforms.portal.read_log import AddressForm, found
from contactforms.privacy.models import Purpose, ReadLogEntry
from tests.contactforms.portal.conftest import EMAIL, PHONE, ask, logged_in, personal_data_in

LOG = "portal:read_log"


@pytest.fixture
def looks(city, question):
    for user in (city.expert, city.lead):
        logged_in(user).get(reverse("portal:question", args=[question.reference]))


def asked(city, **typed):
    """Post the form and follow it to the list, whose address is returned too."""
    client = logged_in(city.privacy)
    sent = client.post(reverse(LOG), typed)
    assert sent.status_code == 302, sent.context["form"].errors
    return client.get(sent.headers["Location"]), sent.headers["Location"]


def shown(city, **typed):
    response, _address = asked(city, **typed)
    return [look.entry.actor for look in response.context["looks"]]


def test_it_shows_who_looked_at_whose_data(city, question, looks):
    response = logged_in(city.privacy).get(reverse(LOG))
    html = response.content.decode()
    assert [look.entry.actor for look in response.context["looks"]] == [city.lead, city.expert]
    assert question.reference in html
    assert "Els Expert" in html
    assert "scherm van een vraag" in html and "portal:question" not in html


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


@pytest.mark.parametrize("typed", [EMAIL.upper(), PHONE, "+32 11 00 98 76", "011/00.98.76"])
def test_a_person_is_found_by_what_they_say_and_no_address_repeats_it(city, question, looks, typed):
    response, address = asked(city, about=typed)
    assert {look.entry.actor for look in response.context["looks"]} == {city.lead, city.expert}
    assert str(question.customer.uuid) in address
    assert "privadres" not in address.lower() and "98" not in address.replace(str(question.customer.uuid), "")
    assert personal_data_in(response) == []


def test_everyone_with_the_same_address_is_meant(city, question, looks):
    other = ask(city, text="Nog iets", name="Een Ander")
    logged_in(city.colleague).get(reverse("portal:question", args=[other.reference]))
    assert set(shown(city, about=EMAIL)) == {city.lead, city.expert, city.colleague}


def test_a_name_of_a_colleague_stands_in_no_address(city, question, looks):
    _response, address = asked(city, account="Els Expert")
    assert address.endswith(f"?account={city.expert.pk}")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"about": "2222-2222"}, "Bij ons staat niemand hiermee."),
        ({"about": "niemand@post.example"}, "Bij ons staat niemand hiermee."),
        ({"account": "bestaat niet"}, "Geen account heet zo."),
        ({"account": "e"}, "Verschillende accounts passen"),
        ({"since": "2026-02-02", "until": "2026-02-01"}, "Deze dag valt voor de eerste dag."),
        ({"since": "gisteren"}, "geldige datum"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(city, typed, said):
    response = logged_in(city.privacy).post(reverse(LOG), typed)
    assert response.status_code == 422
    assert said in response.content.decode()


@pytest.mark.parametrize(
    "query", ["since=gisteren", "account=x", "about=2222-2222", "since=2026-02-02&until=2026-01-01"]
)
def test_an_address_that_cannot_be_is_no_error(city, query):
    assert logged_in(city.privacy).get(f"{reverse(LOG)}?{query}").status_code == 422


@pytest.mark.parametrize("key", ["x", "1_", "_1", "99999999999999999999_1", "1_99999999999999999999999", "²_²"])
def test_a_key_that_cannot_be_is_the_beginning(city, question, looks, key):
    response = logged_in(city.privacy).get(reverse(LOG), {"na": key})
    assert len(response.context["looks"]) >= 2


def test_each_look_at_the_log_is_a_look_and_says_about_whom(city, question, looks):
    client = logged_in(city.privacy)
    client.get(reverse(LOG), {"about": question.reference})
    client.get(reverse("portal:read_log_csv"))
    rows = ReadLogEntry.objects.filter(purpose=Purpose.AUDIT).order_by("pk")
    assert [(row.actor, row.place, row.fields) for row in rows] == [
        (city.privacy, "portal:read_log", "about"),
        (city.privacy, "portal:read_log_csv", ""),
    ]
    assert rows[0].subject_uuid == question.customer.uuid
    html = client.get(reverse(LOG), {"about": question.reference}).content.decode()
    assert "om na te gaan wie keek" in html


def test_the_file_has_a_line_for_each_look(city, question, looks):
    response = logged_in(city.privacy).get(reverse("portal:read_log_csv"), {"about": question.reference})
    lines = b"".join(response.streaming_content).decode().removeprefix("\ufeff").splitlines()
    assert lines[0].startswith("wanneer;wie;naam") and lines[0].endswith("waar;scherm;velden")
    assert any(";portal:question;scherm van een vraag;naam, e-mail, telefoon" in line for line in lines)
    assert any(";portal:read_log_csv;wie keek, opgehaald als CSV;over wie" in line for line in lines)
    assert len([line for line in lines[1:] if question.reference in line]) >= 2
    assert response.headers["Content-Disposition"] == 'attachment; filename="inzagen.csv"'


def test_a_screen_that_is_gone_keeps_its_code(city):
    ReadLogEntry.objects.create(actor=city.expert, subject_type="customer", purpose=Purpose.ANSWER, place="portal:weg")
    assert "portal:weg" in logged_in(city.privacy).get(reverse(LOG)).content.decode()


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_spreadsheet_calculates_nothing(cell):
    assert harmless(cell) == f"'{cell}"


def test_pages_follow_each_other(city):
    ReadLogEntry.objects.bulk_create(
        ReadLogEntry(actor=city.expert, subject_type="customer", purpose=Purpose.ANSWER, place="x") for _ in range(120)
    )
    client = logged_in(city.privacy)
    seen, address = [], reverse(LOG) + f"?account={city.expert.pk}"
    for _page in range(4):
        response = client.get(address)
        seen += [look.entry.pk for look in response.context["looks"]]
        if not response.context["following"]:
            break
        address = reverse(LOG) + response.context["following"]
    assert len(seen) == len(set(seen)) == 120


def test_looks_of_one_moment_are_each_shown_once(city):
    """A list of people is logged in one statement: many looks share a moment."""
    moment = timezone.now() - timedelta(days=1)
    ReadLogEntry.objects.bulk_create(
        ReadLogEntry(actor=city.expert, subject_type="customer", purpose=Purpose.ANSWER, place="x") for _ in range(60)
    )
    ReadLogEntry.objects.update(at=moment)
    client = logged_in(city.privacy)
    first = client.get(reverse(LOG), {"account": city.expert.pk})
    second = client.get(reverse(LOG) + first.context["following"])
    seen = [look.entry.pk for page in (first, second) for look in page.context["looks"]]
    assert len(seen) == len(set(seen)) == 60


@pytest.mark.parametrize(
    ("asked_for", "index"),
    [
        ({}, "looks"),
        ({"account": True}, "looks_by_someone"),
        ({"account": True, "since": "2026-01-01", "until": "2026-01-31"}, "looks_by_someone"),
        ({"about": True}, "looks_at_someone"),
        ({"about": True, "purpose": "answer"}, "looks_at_someone"),
        ({"purpose": "export"}, "looks_for_a_purpose"),
        ({"since": "2026-01-01"}, "looks"),
    ],
)
def test_each_way_to_ask_reads_an_index_in_its_order(city, question, asked_for, index):
    """So that ten years of looks cost a page no more than ten: nothing is sorted, nothing is read whole."""
    others = [city.expert, city.lead, city.colleague, city.stranger]
    ReadLogEntry.objects.bulk_create(
        ReadLogEntry(actor=others[n % 4], subject_type="customer", purpose=list(Purpose)[n % 5], place="x")
        for n in range(3000)
    )
    query = QueryDict(mutable=True)
    for name, value in asked_for.items():
        query[name] = (
            {"account": str(city.expert.pk), "about": str(question.customer.uuid)}[name] if value is True else value
        )
    form = AddressForm(query)
    assert form.is_valid(), form.errors
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE privacy_readlogentry")
    for after in ("", f"{int(timezone.now().timestamp() * 1_000_000)}_{10**9}"):
        told = found(form, after)[:51].explain()
        assert f" {index} " in told and "Seq Scan on privacy_readlogentry" not in told, told
        assert "about" in asked_for or "Sort" not in told, "only the looks at one person are few enough to sort"


@pytest.mark.parametrize("rows", [3, 50])
def test_few_queries_however_many_rows(city, rows, django_assert_max_num_queries):
    ReadLogEntry.objects.bulk_create(
        ReadLogEntry(actor=city.expert, subject_type="customer", purpose=Purpose.ANSWER, place="x") for _ in range(rows)
    )
    client = logged_in(city.privacy)
    client.get(reverse(LOG))
    with django_assert_max_num_queries(10):
        client.get(reverse(LOG))
