"""Asking: routed, promised, written with its first event in one transaction, confirmed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction

from catalogue.products.models import Audience, PageException
from contactforms.customers.models import Customer
from contactforms.outbox.models import OutboxMessage
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import AskedThrough, EventKind, Question
from contactforms.questions.services import KeyReused, ask, hand_over
from tests.factories import make_product, make_service

BRUSSELS = ZoneInfo("Europe/Brussels")


def test_keeps_what_it_was_asked_on(question, page, service):
    assert (question.page_id, question.page_uuid, question.page_title) == (page.pk, page.uuid, page.title)
    assert question.page_version == page.live_revision_id
    assert (question.service, question.routed_to, question.routed_because) == (service, service, "page")
    assert (question.promise, question.language, question.asked_through) == (3, "nl", "page_form")


def test_first_event_is_there_at_once(question, service):
    event = question.events.get()
    assert (event.number, event.kind, event.actor, event.service) == (1, EventKind.ASKED, None, service)
    assert event.data["because"] == "page"
    assert event.data["due"] == question.due.isoformat()


@time_machine.travel(datetime(2026, 11, 20, 15, 0, tzinfo=BRUSSELS))
def test_the_promise_counts_working_days(page):
    question = ask(text="Wanneer?", page=page, phone="+3211000001", asked_through=AskedThrough.API)
    assert question.due == date(2026, 11, 25)


def test_without_a_page_the_front_desk_answers(db):
    question = ask(text="Waar?", email="a@b.example", asked_through=AskedThrough.CONTACT_FORM)
    assert question.service.is_front_desk
    assert question.routed_because == "front_desk"


def test_topic_and_audience_route(page):
    audience = Audience.objects.create(name="Ondernemer")
    billing, firms = make_service(), make_service()
    PageException.objects.create(page=page, topic="Factuur", service=billing)
    PageException.objects.create(page=page, audience=audience, service=firms)
    by_topic = ask(text="a", page=page, topic="factuur", email="a@b.example", asked_through="api")
    by_audience = ask(text="b", page=page, audience=audience, email="a@b.example", asked_through="api")
    assert (by_topic.service, by_audience.service) == (billing, firms)
    assert by_topic.routed_because == by_audience.routed_because == "exception"


def test_changing_the_page_moves_only_new_questions(question, page, service):
    other = make_service()
    page.responsible_service = other
    page.save_revision().publish()
    later = ask(text="En nu?", page=page, email="a@b.example", asked_through="page_form")
    question.refresh_from_db()
    assert (question.service, later.service) == (service, other)


def test_confirmed_by_mail_when_there_is_an_address(question):
    mail = OutboxMessage.objects.get()
    assert mail.recipient == "wie@voorbeeld.example"
    assert question.reference in mail.payload["subject"]
    assert question.status_token in mail.payload["text"]
    assert "Hoe laat is het?" in mail.payload["text"]


def test_a_sensitive_service_does_not_repeat_the_question_in_a_mail(page, service):
    service.sensitive = True
    service.save()
    page.refresh_from_db()
    ask(text="Heel persoonlijk", page=page, email="a@b.example", asked_through="page_form")
    mail = OutboxMessage.objects.get()
    assert "Heel persoonlijk" not in mail.payload["text"] + mail.payload["html"]


def test_a_phone_number_needs_no_mail(page):
    ask(text="Bel me", page=page, phone="+3211000001", asked_through="page_form")
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("text", ["", "   \n ", "x" * 10_001])
def test_text_is_there_and_not_endless(page, text):
    with pytest.raises(NotAllowed):
        ask(text=text, page=page, email="a@b.example", asked_through="api")
    assert not Question.objects.exists()


def test_ten_thousand_characters_fit(page):
    assert len(ask(text="é" * 10_000, page=page, email="a@b.example", asked_through="api").text) == 10_000


def test_all_or_nothing(page, monkeypatch):
    """When the last step fails, neither the question nor its asker stays behind."""
    monkeypatch.setattr("contactforms.questions.services.asking.send_receipt", lambda question: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ask(text="Half", page=page, email="a@b.example", asked_through="api")
    assert not Question.objects.exists()
    assert not Customer.objects.exists()


class TestOnce:
    def test_the_same_key_gives_the_same_question(self, page):
        first, second = (
            ask(text="Eens", page=page, email="a@b.example", asked_through="api", idempotency_key="k") for _ in "ab"
        )
        assert first == second
        assert Question.objects.count() == OutboxMessage.objects.count() == 1

    def test_the_same_key_for_something_else_is_refused(self, page):
        ask(text="Eens", page=page, email="a@b.example", asked_through="api", idempotency_key="k")
        with pytest.raises(KeyReused):
            ask(text="Anders", page=page, email="a@b.example", asked_through="api", idempotency_key="k")

    def test_a_form_sent_again_is_one_question(self, page):
        first, second = (ask(text="Terug", page=page, email="A@b.example", asked_through="page_form") for _ in "ab")
        assert first == second

    def test_another_site_without_a_key_asks_twice(self, page):
        first, second = (ask(text="Twee", page=page, email="a@b.example", asked_through="api") for _ in "ab")
        assert first != second

    def test_after_an_hour_it_is_a_new_question(self, page):
        with time_machine.travel(datetime(2026, 11, 20, 9, 0, tzinfo=BRUSSELS)):
            first = ask(text="Weer", page=page, email="a@b.example", asked_through="page_form")
        with time_machine.travel(datetime(2026, 11, 20, 10, 1, tzinfo=BRUSSELS)):
            second = ask(text="Weer", page=page, email="a@b.example", asked_through="page_form")
        assert first != second

    def test_other_words_on_another_page_are_other_questions(self, page):
        other = make_product(responsible_service=page.responsible_service)
        asked = {
            ask(text=text, page=where, email="a@b.example", asked_through="page_form").pk
            for text in ("Een", "Twee")
            for where in (page, other)
        }
        assert len(asked) == 4


def test_the_promise_of_the_moment_stays(question, expert, service):
    due = question.due
    service.promise = 20
    service.save()
    moved = hand_over(question, expert, make_service(promise=1), "Niet van ons")
    assert (moved.promise, moved.due, moved.routed_to) == (3, due, service)
