"""Whose eyes see a person's data, and that each look is written down."""

import pytest
from django.urls import reverse

from contactforms.privacy.models import Purpose, ReadLogEntry
from contactforms.questions import services
from tests.contactforms.portal.conftest import EMAIL, NAME, PHONE, ask, logged_in, personal_data_in


def url(question, name="question"):
    return reverse(f"portal:{name}", args=[question.reference])


def test_members_see_a_mask_until_they_ask_for_more(city, question):
    client = logged_in(city.expert)
    response = client.get(url(question))
    assert personal_data_in(response) == []
    assert "Z… N…" in response.content.decode()
    opened = client.post(url(question, "open_person")).content.decode()
    assert NAME in opened and EMAIL in opened and PHONE in opened


def test_who_took_the_question_sees_whom_to_answer(city, question):
    services.take(question, city.expert)
    assert NAME in logged_in(city.expert).get(url(question)).content.decode()
    assert personal_data_in(logged_in(city.colleague).get(url(question))) == []


@pytest.mark.parametrize("role", ["lead", "admin"])
def test_who_only_oversees_never_sees_more_than_the_mask(city, question, role):
    client = logged_in(getattr(city, role))
    for response in (client.get(url(question)), client.post(url(question, "open_person"))):
        assert response.status_code == 200
        assert personal_data_in(response) == []
        assert "Toon volledig" not in response.content.decode()


def test_lists_and_exports_hold_no_personal_data(city, question):
    services.take(question, city.expert)
    for user, path in (
        (city.expert, reverse("portal:worklist")),
        (city.expert, reverse("portal:worklist") + "?zoek=vuilzak"),
        (city.expert, url(question, "hand_over")),
        (city.expert, url(question, "close")),
        (city.lead, reverse("reports:overview")),
        (city.lead, reverse("reports:overview_csv")),
        (city.privacy, reverse("portal:read_log")),
        (city.privacy, reverse("portal:read_log_csv")),
    ):
        assert personal_data_in(logged_in(user).get(path)) == [], path


def test_the_title_and_the_address_name_nobody(city, question):
    services.take(question, city.expert)
    html = logged_in(city.expert).get(url(question)).content.decode()
    title = html.partition("<title>")[2].partition("</title>")[0]
    assert question.reference in title
    assert "Naamwaarde" not in title


def test_what_is_said_afterwards_names_nobody(city, question):
    client = logged_in(city.expert)
    response = client.post(url(question, "answer"), {"text": "Morgen komen we."}, follow=True)
    assert "Beantwoord" in response.content.decode()
    assert personal_data_in(response) == []


def test_each_look_is_logged_with_who_and_why(city, question):
    logged_in(city.expert).get(url(question))
    logged_in(city.expert).post(url(question, "open_person"))
    logged_in(city.lead).get(url(question))
    rows = ReadLogEntry.objects.filter(subject_uuid=question.customer.uuid).order_by("pk")
    assert [(row.actor, row.purpose, row.fields) for row in rows] == [
        (city.expert, Purpose.ANSWER, "name, email, phone (masked)"),
        (city.expert, Purpose.ANSWER, "name, email, phone"),
        (city.lead, Purpose.OVERSEE, "name, email, phone (masked)"),
    ]
    assert {row.place for row in rows} == {"portal:question"}


def test_the_worklist_is_no_look(city, question):
    logged_in(city.expert).get(reverse("portal:worklist"))
    assert not ReadLogEntry.objects.exists()


def test_a_question_without_a_person_is_shown(city, question):
    question.customer = None
    question.save()
    response = logged_in(city.expert).get(url(question))
    assert "Bij deze vraag is geen persoon bewaard." in response.content.decode()
    assert not ReadLogEntry.objects.exists()


def test_before_answering_it_says_what_leaves(city, question):
    html = logged_in(city.expert).get(url(question)).content.decode()
    assert "Er vertrekt een mail naar z…@…" in html
    by_phone = ask(city, email="", text="Bel mij")
    services.take(by_phone, city.expert)
    html = logged_in(city.expert).get(url(by_phone)).content.decode()
    assert f"Bel eerst naar {PHONE}" in html
