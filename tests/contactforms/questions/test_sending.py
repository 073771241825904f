"""Sending the answer a caller was told: the version of then, once, and what became of it comes back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from wagtail.models import PageViewRestriction, Revision

from cms.accounts.roles import Role
from contactforms.contacts.models import Contact
from contactforms.outbox import delivery
from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.outbox.reports import arrived, came_back
from contactforms.outbox.sms_length import segments
from contactforms.outbox.tasks import sweep
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import Question
from contactforms.questions.reach import Reach, read_reach
from contactforms.questions.sendable import Version, sendable
from contactforms.questions.services import file_answered, undo
from contactforms.questions.services.sending import send_told, text_message, was_sent
from tests.contactforms.outbox.sms_server import Provider, sms_provider
from tests.contactforms.outbox.smtp import Mailbox, free_port, smtp_server
from tests.factories import make_product, make_service, make_user

MAIL, MOBILE = Reach(email="jan@voorbeeld.example"), Reach(phone="+32495000001")


def filed(agent=None, **fields) -> Question:
    defaults = {
        "title": "Rijbewijs",
        "short_answer": "Kom langs met je oude rijbewijs.",
        "duration": "een week",
        "costs": [("cost", {"title": "Nieuw", "text": "", "amount": "26.70", "checked": None})],
        "responsible_service": make_service(name="Burgerzaken"),
    }
    page = make_product(**defaults | fields)
    agent = agent or make_user(Role.AGENT)
    contact = Contact.objects.create(agent=agent)
    return file_answered(contact, agent, key=str(uuid4()), page=page, version=page.live_revision_id)


@pytest.fixture
def question(db) -> Question:
    return filed()


def send(question: Question, to: Reach = MAIL, key=None, version=Version.THEN) -> OutboxMessage:
    return send_told(question, question.contact.agent, to, key=key or uuid4(), version=version)


def publish(question: Question, **changes: object) -> None:
    page = question.page.specific
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    question.refresh_from_db()


@pytest.mark.parametrize(
    ("typed", "reach"),
    [
        (" Jan@Voorbeeld.example ", Reach(email="Jan@Voorbeeld.example")),
        ("0495/00.00.01", MOBILE),
        ("+32 495 00 00 01", MOBILE),
        ("0032495000001", MOBILE),
        ("011 23 95 00", Reach(phone="+3211239500")),
    ],
)
def test_one_field_takes_either(typed, reach):
    assert read_reach(typed) == reach


@pytest.mark.parametrize("typed", ["", "jan", "jan@", "@", "jan@x y.example", "123", "0495", "a" * 250 + "@x.example"])
def test_what_is_neither_is_refused_with_words(typed):
    with pytest.raises(ValidationError) as caught:
        read_reach(typed)
    assert caught.value.messages[0]


@pytest.mark.parametrize(("reach", "textable"), [(MOBILE, True), (Reach(phone="+3211239500"), False), (MAIL, False)])
def test_what_can_be_texted(reach, textable):
    assert reach.can_be_texted == textable


def test_the_mail_holds_the_answer_the_facts_the_link_and_the_reference(question):
    mail = send(question)
    for part in ("Kom langs met je oude rijbewijs.", "Kosten: Nieuw € 26,70", "een week", question.reference):
        assert part in mail.payload["text"]
    assert (
        f"https://hasselt.example{question.page.url}" in mail.payload["text"]
        or question.page.url in mail.payload["text"]
    )
    assert question.status_token not in mail.payload["text"] + mail.payload["html"], "the address may be mistyped"
    event = question.events.last()
    assert (event.kind, event.data["to"], event.data["by"]) == ("sent", "j…@…", "email")
    assert "jan@" not in str(event.data) + event.text


def test_the_caller_gets_the_version_they_were_told(question):
    publish(question, short_answer="Maak eerst een afspraak.", duration="twee weken")
    mail = send(question)
    assert "Kom langs met je oude rijbewijs." in mail.payload["text"]
    assert "een week" in mail.payload["text"]
    assert "afspraak" not in mail.payload["text"]


def test_what_changed_is_said_in_plain_words(question):
    assert sendable(question).differences == []
    publish(question, short_answer="Maak eerst een afspraak.", duration="")
    found = {one.label: (one.old, one.new) for one in sendable(question).differences}
    assert found == {
        "Kort antwoord": ("Kom langs met je oude rijbewijs.", "Maak eerst een afspraak."),
        "Hoelang het duurt": ("een week", ""),
    } or list(found.values()) == [
        ("Kom langs met je oude rijbewijs.", "Maak eerst een afspraak."), ("een week", ""),
    ]  # fmt: skip


def test_the_text_of_now_when_that_is_chosen(question):
    publish(question, short_answer="Maak eerst een afspraak.")
    mail = send(question, version=Version.NOW)
    assert "Maak eerst een afspraak." in mail.payload["text"]
    assert "oude rijbewijs" not in mail.payload["text"]
    assert question.events.last().data["page_version"] == question.page.live_revision_id


def test_the_answer_of_then_outlives_the_revision_and_the_page(question):
    publish(question, short_answer="Maak eerst een afspraak.")
    Revision.objects.filter(pk=question.page_version).delete()
    assert "oude rijbewijs" in send(question).payload["text"]
    question.page.specific.delete()
    question.refresh_from_db()
    mail = send(question)
    assert "oude rijbewijs" in mail.payload["text"]
    assert "http" not in mail.payload["text"]


def test_a_page_for_colleagues_only_is_not_sent(question):
    PageViewRestriction.objects.create(page=question.page, restriction_type=PageViewRestriction.LOGIN)
    with pytest.raises(NotAllowed):
        send(question)
    assert not was_sent(question)


def test_a_double_click_sends_one(question):
    key = uuid4()
    assert send(question, key=key) == send(question, key=key)
    assert OutboxMessage.objects.filter(kind="mail").count() == 1
    assert question.events.filter(kind="sent").count() == 1
    send(question)
    assert question.events.filter(kind="sent").count() == 2, "sent again on purpose"


def test_who_may_send(question):
    colleague, other = make_user(Role.EXPERT, services=(question.service,)), make_user(Role.AGENT)
    send_told(question, colleague, MAIL, key=uuid4())
    with pytest.raises(NotAllowed):
        send_told(question, other, MAIL, key=uuid4())


def test_undo_after_sending_is_refused_and_sending_after_undo_too(question):
    agent = question.contact.agent
    send(question)
    assert was_sent(question)
    with pytest.raises(NotAllowed):
        undo(question, agent)
    second = filed(agent)
    undo(second, agent)
    with pytest.raises(NotAllowed):
        send(second)
    assert not was_sent(second)


def test_undo_and_send_at_the_same_moment(committed):
    """One of the two wins; never a mail about something that was taken back."""
    questions = [filed() for _ in range(3)]
    for question in questions:
        ready = Barrier(2)

        def work(do, question=question, ready=ready) -> bool:
            ready.wait()
            try:
                do(question)
            except NotAllowed:
                return False
            else:
                return True
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            sent, undone = pool.map(work, (send, lambda question: undo(question, question.contact.agent)))
        assert sent != undone
        assert was_sent(question) == sent
    Contact.objects.filter(questions=None).delete()


class TestComesBack:
    def test_one_refused_address_is_shown_on_the_question(self, question, settings):
        box = Mailbox({"jan@voorbeeld.example": "550 5.1.1 no such user"})
        with smtp_server(settings, box):
            send(question)
            send(question, Reach(email="els@voorbeeld.example"))
            sweep.func(0)
        assert [mail["To"] for mail in box.mails] == ["els@voorbeeld.example"]
        event = question.events.last()
        assert (event.kind, event.data["by"], event.data["code"]) == ("bounced", "mail", "SMTP 550")
        assert "bestaat niet" in event.text

    def test_the_mail_server_is_down_and_comes_back(self, question, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
        send(question)
        sweep.func(0)
        box = Mailbox()
        with smtp_server(settings, box), time_machine.travel(timezone.now() + timedelta(seconds=61)):
            sweep.func(0)
        assert len(box.mails) == 1

    def test_the_worker_is_killed_between_sent_and_recorded(self, question, settings, monkeypatch):
        box = Mailbox()
        message = send(question)

        def dies(*args: object) -> None:
            raise SystemExit

        with smtp_server(settings, box):
            with monkeypatch.context() as patched:
                patched.setattr(delivery, "_close", dies)
                with pytest.raises(SystemExit):
                    sweep.func(0)
            with time_machine.travel(timezone.now() + timedelta(seconds=61)):
                sweep.func(0)
        assert {mail["Message-ID"] for mail in box.mails} == {f"<{message.uuid}@hasselt.example>"}
        assert question.events.filter(kind="sent").count() == 1

    def test_a_later_bounce(self, question, settings):
        box = Mailbox()
        with smtp_server(settings, box):
            message = send(question)
            sweep.func(0)
        assert came_back(message.uuid, "5.2.2")
        event = question.events.last()
        assert (event.kind, "vol" in event.text) == ("bounced", True)

    def test_a_text_message_and_its_report(self, question, settings):
        with sms_provider(settings, Provider()) as provider:
            message = send(question, MOBILE)
            sweep.func(0)
        (sent,) = provider.messages
        assert question.reference in sent["body"]
        assert arrived(message.uuid)
        kinds = list(question.events.values_list("kind", flat=True))
        assert kinds == ["asked", "answered", "sent", "arrived"]
        assert question.events.get(kind="sent").data["to"] == "…01"


class TestTextMessages:
    def test_off_or_a_fixed_line_is_refused(self, question, settings):
        with pytest.raises(NotAllowed):
            send(question, MOBILE)
        settings.SMS_URL = settings.SMS_ACCOUNT = settings.SMS_TOKEN = settings.SMS_FROM = "x"
        with pytest.raises(NotAllowed):
            send(question, Reach(phone="+3211239500"))
        assert not was_sent(question)

    def test_a_long_answer_fits_in_three_parts_with_link_and_reference(self, db):
        question = filed(short_answer="Breng je financiële documenten mee. " * 11, duration="d" * 300)
        text = text_message(question, sendable(question), Version.THEN)
        assert segments(text) <= 3
        assert text.endswith(f"Ref. {question.reference}")
        assert question.page.url in text


def test_nothing_is_lost_when_a_message_is_refused_twice(question):
    message = send(question)
    assert came_back(message.uuid, "5.1.1")
    assert not came_back(message.uuid, "5.1.1")
    assert OutboxMessage.objects.get(pk=message.pk).state == MessageState.BOUNCED
    assert question.events.filter(kind="bounced").count() == 1
