"""The buttons: what they do, what a second click does, and what happens when a colleague was first."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from contactforms.outbox.models import OutboxMessage
from contactforms.questions import services
from contactforms.questions.models import EventKind, State
from tests.contactforms.portal.conftest import ask, logged_in


def url(question, name="question"):
    return reverse(f"portal:{name}", args=[question.reference])


def kinds(question) -> list[str]:
    return list(question.events.order_by("number").values_list("kind", flat=True))


def test_take_and_put_back(city, question):
    client = logged_in(city.expert)
    assert client.post(url(question, "take")).headers["Location"] == url(question)
    question.refresh_from_db()
    assert (question.state, question.assignee) == (State.TAKEN, city.expert)
    client.post(url(question, "release"))
    question.refresh_from_db()
    assert (question.state, question.assignee) == (State.OPEN, None)


def test_answering_sends_one_mail(city, question):
    response = logged_in(city.expert).post(url(question, "answer"), {"text": "Morgen komen we.", "seen": 1})
    assert response.headers["Location"] == reverse("portal:worklist")
    question.refresh_from_db()
    assert (question.state, question.answer) == (State.ANSWERED, "Morgen komen we.")
    assert OutboxMessage.objects.filter(key__startswith="question-answer").count() == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("take", {}),
        ("answer", {"text": "Morgen komen we.", "seen": 1}),
        ("note", {"text": "Gebeld met de ploegbaas.", "seen": 1}),
        ("close", {"how": "withdrawn", "text": "Hoeft niet meer.", "seen": 1}),
        ("close", {"how": "unreachable", "text": "Drie keer gebeld.", "seen": 1}),
        ("hand_over", {"service": "Wegen", "text": "Over de stoep.", "seen": 1}),
    ],
)
def test_a_second_click_does_nothing_and_says_the_same(city, question, name, data):
    client = logged_in(city.expert)
    first = client.post(url(question, name), data)
    again = client.post(url(question, name), data)
    assert first.status_code == again.status_code == 302
    assert first.headers["Location"] == again.headers["Location"]
    assert len(kinds(question)) == 2


def test_a_second_click_on_put_back_and_reopen(city, question):
    client = logged_in(city.expert)
    client.post(url(question, "take"))
    assert [client.post(url(question, "release")).status_code for _click in range(2)] == [302, 302]
    client.post(url(question, "answer"), {"text": "Ja."})
    assert [client.post(url(question, "reopen"), {"text": "Fout."}).status_code for _click in range(2)] == [302, 302]
    assert kinds(question) == ["asked", "taken", "released", "answered", "reopened"]


def test_a_colleague_who_was_first_is_named_and_the_text_is_kept(city, question):
    services.take(question, city.colleague)
    response = logged_in(city.expert).post(url(question, "answer"), {"text": "Mijn lange antwoord.", "seen": 1})
    html = response.content.decode()
    assert response.status_code == 409
    assert "Niet gelukt" in html
    assert "Karel Collega nam de vraag" in html
    assert "Mijn lange antwoord." in html
    assert kinds(question) == ["asked", "taken"]
    assert not OutboxMessage.objects.filter(key__startswith="question-answer").exists()


def test_what_changed_meanwhile_can_be_sent_again_knowingly(city, question):
    services.take(question, city.colleague)
    services.release(question, city.colleague)
    client = logged_in(city.expert)
    refused = client.post(url(question, "answer"), {"text": "Mijn antwoord.", "seen": 1})
    assert refused.status_code == 409
    seen = refused.context["answer_form"]["seen"].value()
    assert seen == 3
    assert client.post(url(question, "answer"), {"text": "Mijn antwoord.", "seen": seen}).status_code == 302


def test_an_answer_to_a_closed_question_is_kept_on_the_screen(city, question):
    services.answer(question, city.colleague, "Al beantwoord.")
    response = logged_in(city.expert).post(url(question, "answer"), {"text": "Mijn antwoord.", "seen": 1})
    assert response.status_code == 409
    assert "Mijn antwoord." in response.content.decode()


def test_a_note_of_a_colleague_stands_in_nobodys_way(city, question):
    services.note(question, city.colleague, "Ik weet er meer van.")
    assert logged_in(city.expert).post(url(question, "answer"), {"text": "Ja.", "seen": 1}).status_code == 302


def test_taking_what_a_colleague_took_says_so(city, question):
    services.take(question, city.colleague)
    response = logged_in(city.expert).post(url(question, "take"))
    assert response.status_code == 409
    assert "Karel Collega" in response.content.decode()
    question.refresh_from_db()
    assert question.assignee == city.colleague


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("answer", {"text": "  "}, "Schrijf een antwoord."),
        ("note", {"text": ""}, "Schrijf eerst de notitie."),
        ("close", {"text": "Een tekst"}, "Kies waarom."),
        ("close", {"how": "unreachable", "text": ""}, "Schrijf een uitleg."),
        ("hand_over", {"service": "Wegen", "text": ""}, "Schrijf waarom ze daar hoort."),
        ("hand_over", {"service": "", "text": "Een reden"}, "Kies een dienst."),
        ("hand_over", {"service": "Bestaat niet", "text": "Een reden"}, "Zo heet geen enkele dienst."),
        ("answer", {"text": "a" * 20_001}, "Hoogstens 20000 tekens."),
    ],
)
def test_what_is_missing_is_said_beside_the_field_and_the_rest_is_kept(city, question, name, data, said):
    response = logged_in(city.expert).post(url(question, name), data)
    html = response.content.decode()
    assert response.status_code == 422
    assert said in html
    assert 'aria-invalid="true"' in html
    assert data["text"].strip()[:2000] in html
    assert kinds(question) == ["asked"]


def test_handing_over_goes_by_name_label_or_part_of_it(city):
    for typed in ("Wegen", f"Wegen — {city.roads.department.name}", "wege", str(city.roads.uuid)):
        question = ask(city, text=f"Vraag via {typed}")
        logged_in(city.expert).post(url(question, "hand_over"), {"service": typed, "text": "Over de stoep."})
        question.refresh_from_db()
        assert question.service == city.roads


def test_a_name_that_two_services_have_asks_which(city, question):
    from tests.factories import make_service

    make_service(name="Wegen Noord")
    make_service(name="Wegen Zuid")
    response = logged_in(city.expert).post(url(question, "hand_over"), {"service": "wegen ", "text": "Stoep"})
    assert response.status_code == 302, "the exact name goes before a part of it"
    other = ask(city, text="Nog een")
    response = logged_in(city.expert).post(url(other, "hand_over"), {"service": "wegen z", "text": "Stoep"})
    assert response.status_code == 302
    third = ask(city, text="Een derde")
    response = logged_in(city.expert).post(url(third, "hand_over"), {"service": "weg", "text": "Stoep"})
    assert response.status_code == 422
    assert "Wegen Noord" in response.content.decode()


def test_the_promise_of_the_chosen_service_is_said(city):
    response = logged_in(city.expert).get(reverse("portal:promise"), {"service": "Wegen"})
    assert "Wegen antwoordt binnen 7 werkdagen." in response.content.decode()


def test_the_lead_hands_over_without_being_a_member(city, question):
    logged_in(city.lead).post(url(question, "hand_over"), {"service": "Wegen", "text": "Bleef liggen."})
    question.refresh_from_db()
    assert question.service == city.roads
    assert question.events.last().actor == city.lead


def test_a_closed_question_is_opened_again_with_a_reason(city, question):
    services.answer(question, city.expert, "Ja.")
    client = logged_in(city.expert)
    assert client.post(url(question, "reopen"), {"text": ""}).status_code == 422
    client.post(url(question, "reopen"), {"text": "Verkeerd antwoord."})
    question.refresh_from_db()
    assert question.state == State.OPEN
    assert kinds(question)[-1] == EventKind.REOPENED


def test_a_session_that_ended_costs_no_text(question):
    response = Client().post(url(question, "answer"), {"text": "Een uur aan gewerkt."})
    assert response.status_code == 401
    assert "Een uur aan gewerkt." in response.content.decode()


def test_hostile_text_is_shown_as_text(city):
    question = ask(city, text="<script>alert(1)</script>")
    services.note(question, city.expert, "<img src=x onerror=alert(1)>")
    html = logged_in(city.expert).get(url(question)).content.decode()
    assert "<script>alert(1)" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_what_is_said_has_the_reference(city, question):
    response = logged_in(city.expert).post(url(question, "answer"), {"text": "Ja."})
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert said == [f"{question.reference}: Beantwoord. De mail vertrekt."]
