"""Delivery to a real SMTP server: at least once, one mail for the reader, later when it fails, never silently."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from cms.accounts.roles import Role
from contactforms.outbox import delivery, kinds
from contactforms.outbox.backoff import LONGEST_WAIT, MAX_ATTEMPTS, wait_after
from contactforms.outbox.delivery import deliver_one, waiting
from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.outbox.services import About, enqueue, forget_contents, try_again
from contactforms.outbox.status import status
from contactforms.outbox.tasks import deliver, sweep
from contactforms.questions.services import answer, ask
from tests.contactforms.outbox.smtp import Mailbox, free_port, smtp_server
from tests.factories import make_product, make_service, make_user

MAIL = {"subject": "Onderwerp é", "text": "Dag,\n\nTekst €.\n", "html": "<p>Tekst €.</p>"}


def message(recipient: str = "wie@voorbeeld.example", key: str | None = None) -> OutboxMessage:
    return enqueue("mail", key or str(uuid4()), recipient, MAIL, About("question", uuid4()))


@pytest.fixture
def mailbox(settings):
    box = Mailbox({"weg@voorbeeld.example": "550 5.1.1 no such user", "vol@voorbeeld.example": "452 4.2.2 full"})
    with smtp_server(settings, box):
        yield box


@pytest.fixture
def no_server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()


def test_a_mail_arrives_as_it_was_written(db, mailbox):
    row = message()
    assert deliver_one(row.uuid) == MessageState.SENT
    (mail,) = mailbox.mails
    assert mail["Subject"] == "Onderwerp é"
    assert mail["To"] == "wie@voorbeeld.example"
    assert mail["Message-ID"] == f"<{row.uuid}@hasselt.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "Tekst €." in mail.get_body(("plain",)).get_content()
    assert "<p>Tekst €.</p>" in mail.get_body(("html",)).get_content()
    row.refresh_from_db()
    assert (row.attempts, row.next_attempt_at, row.last_error) == (1, None, "")
    assert row.sent_at is not None


def test_sent_is_sent(db, mailbox):
    row = message()
    assert [deliver_one(row.uuid) for _ in "ab"] == [MessageState.SENT, None]
    assert len(mailbox.mails) == 1


def test_the_server_is_down_and_comes_back(db, no_server, settings):
    row = message()
    assert deliver_one(row.uuid) == MessageState.WAITING
    row.refresh_from_db()
    assert (row.attempts, row.last_error) == (1, "ConnectionRefusedError")
    assert deliver_one(row.uuid) is None, "not before its time"
    box = Mailbox()
    with smtp_server(settings, box), time_machine.travel(timezone.now() + timedelta(seconds=61)):
        sweep.func(0)
    row.refresh_from_db()
    assert (row.state, len(box.mails)) == (MessageState.SENT, 1)


def test_gives_up_after_all_attempts_and_says_so(db, no_server):
    row = message()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for n in range(1, MAX_ATTEMPTS + 1):
            state = deliver_one(row.uuid)
            assert state == (MessageState.WAITING if n < MAX_ATTEMPTS else MessageState.FAILED)
            clock.shift(LONGEST_WAIT)
        assert deliver_one(row.uuid) is None
        clock.shift(-LONGEST_WAIT)
        assert status().stuck


def test_a_refused_address_is_not_tried_again_and_is_no_alarm(db, mailbox):
    row = message("weg@voorbeeld.example")
    assert deliver_one(row.uuid) == MessageState.REFUSED
    row.refresh_from_db()
    assert row.last_error == "SMTP 550", "the reason without the address"
    assert not status().stuck


def test_a_full_mailbox_is_tried_again(db, mailbox):
    row = message("vol@voorbeeld.example")
    assert deliver_one(row.uuid) == MessageState.WAITING
    row.refresh_from_db()
    assert row.last_error == "SMTPRecipientsRefused"


def test_one_refused_address_does_not_hold_up_the_rest(db, mailbox):
    for who in ("weg@voorbeeld.example", "vol@voorbeeld.example", "a@voorbeeld.example", "b@voorbeeld.example"):
        message(who)
    sweep.func(0)
    assert sorted(mail["To"] for mail in mailbox.mails) == ["a@voorbeeld.example", "b@voorbeeld.example"]


def test_a_crash_after_sending_sends_the_same_mail_again(db, mailbox, monkeypatch):
    """The process dies between the server's 250 and writing that down."""
    row = message()

    def dies(*args: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(delivery, "_close", dies)
        with pytest.raises(SystemExit):
            deliver_one(row.uuid)
    row.refresh_from_db()
    assert (row.state, row.attempts) == (MessageState.WAITING, 1)
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert deliver_one(row.uuid) == MessageState.SENT
    assert len(mailbox.mails) == 2
    assert len({mail["Message-ID"] for mail in mailbox.mails}) == 1


def test_two_workers_send_one_mail(committed, mailbox):
    row = message()
    start = Barrier(6)

    def work(_n: int) -> MessageState | None:
        start.wait()
        try:
            return deliver_one(row.uuid)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(work, range(6)))
    assert outcomes.count(MessageState.SENT) == 1
    assert len(mailbox.mails) == 1


def test_an_unknown_kind_waits_for_code_that_knows_it(db):
    row = enqueue("pigeon", "k", "", {})
    assert deliver_one(row.uuid) == MessageState.WAITING


def test_other_kinds_can_be_added(db, monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    delivered = []
    kinds.register("pigeon", delivered.append)
    row = enqueue("pigeon", "k", "", {"to": "roof"})
    assert deliver_one(row.uuid) == MessageState.SENT
    assert delivered == [row]


class TestEnqueue:
    def test_a_fact_is_reported_once(self, db):
        assert message(key="feit") == message(key="feit")
        assert OutboxMessage.objects.count() == 1

    def test_the_job_is_in_the_same_transaction(self, committed):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            message()
            assert ProcrastinateJob.objects.filter(task_name="outbox.deliver").count() == 1
            raise ZeroDivisionError
        assert not OutboxMessage.objects.exists()
        assert not ProcrastinateJob.objects.exists()

    def test_the_job_delivers(self, db, mailbox):
        row = message()
        job = ProcrastinateJob.objects.get(task_name="outbox.deliver")
        assert job.args == {"message": str(row.uuid)}
        deliver.func(**job.args)
        assert len(mailbox.mails) == 1


class TestBackoff:
    def test_grows_to_four_hours(self):
        waits = [wait_after(n) for n in range(1, MAX_ATTEMPTS + 1)]
        assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
        assert waits == sorted(waits)
        assert waits[-1] == LONGEST_WAIT
        assert timedelta(days=1) < sum(waits, timedelta()) < timedelta(days=2)

    def test_the_longest_waiting_go_first(self, db):
        rows = [message() for _ in range(3)]
        for row, minutes in zip(rows, (1, 9, 5), strict=True):
            OutboxMessage.objects.filter(pk=row.pk).update(next_attempt_at=timezone.now() - timedelta(minutes=minutes))
        assert list(waiting()) == [rows[1].uuid, rows[2].uuid, rows[0].uuid]
        assert list(waiting(limit=1)) == [rows[1].uuid]


class TestStatus:
    def test_an_empty_outbox_is_fine(self, db):
        assert not status().stuck

    def test_waiting_too_long(self, db):
        row = message()
        assert not status().stuck
        OutboxMessage.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(minutes=16))
        assert status().stuck

    def test_given_up_yesterday_is_no_alarm_today(self, db):
        row = message()
        OutboxMessage.objects.filter(pk=row.pk).update(state="failed", gave_up_at=timezone.now())
        assert status().stuck
        OutboxMessage.objects.filter(pk=row.pk).update(gave_up_at=timezone.now() - timedelta(days=1))
        assert not status().stuck


class TestAfterwards:
    def test_once_more(self, db, mailbox):
        row = message("weg@voorbeeld.example")
        deliver_one(row.uuid)
        mailbox.refusals.clear()
        assert try_again(row)
        assert deliver_one(row.uuid) == MessageState.SENT
        assert not try_again(row), "what arrived is not sent again"

    def test_contents_are_forgotten_after_a_month(self, db, mailbox):
        old, recent, stuck = message(), message(), message("vol@voorbeeld.example")
        for row in (old, recent, stuck):
            deliver_one(row.uuid)
        month_ago = timezone.now() - timedelta(days=31)
        OutboxMessage.objects.filter(pk__in=[old.pk, stuck.pk]).update(created_at=month_ago)
        assert forget_contents() == 1
        for row in (old, recent, stuck):
            row.refresh_from_db()
        assert (old.recipient, old.payload, old.state) == ("", {}, MessageState.SENT)
        assert recent.payload == stuck.payload == MAIL


def test_the_whole_way(db, mailbox):
    """Ask on a page, answer: two mails arrive at who asked."""
    service = make_service(name="Parkeren")
    expert = make_user(Role.EXPERT, services=(service,))
    page = make_product(responsible_service=service)
    question = ask(text="Hoe lang?", page=page, email="wie@voorbeeld.example", asked_through="page_form")
    answer(question, expert, "Twee jaar & langer.")
    sweep.func(0)
    receipt, reply = mailbox.mails
    assert receipt["Subject"] == f"We hebben je vraag ontvangen ({question.reference})"
    assert "Parkeren antwoordt je uiterlijk" in receipt.get_body(("plain",)).get_content()
    assert reply["Subject"] == f"Het antwoord op je vraag ({question.reference})"
    assert "Twee jaar & langer." in reply.get_body(("plain",)).get_content()
    assert "Twee jaar &amp; langer." in reply.get_body(("html",)).get_content()
    for mail in mailbox.mails:
        assert f"/vraag/status/{question.status_token}/" in mail.get_body(("plain",)).get_content()


def test_an_answer_that_does_not_arrive_is_noted_on_the_question(db, mailbox):
    service = make_service()
    expert = make_user(Role.EXPERT, services=(service,))
    page = make_product(responsible_service=service)
    question = ask(text="Hoe lang?", page=page, email="weg@voorbeeld.example", asked_through="page_form")
    answer(question, expert, "Twee jaar.")
    sweep.func(0)
    assert list(question.events.values_list("number", "kind")) == [
        (1, "asked"),
        (2, "answered"),
        (3, "bounced"),
        (4, "bounced"),
    ]
    assert question.events.last().data["mail"] == "refused"
