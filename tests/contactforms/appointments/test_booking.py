"""Booking, moving, cancelling: never more than the capacity, whatever runs beside it; both people hear of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from icalendar import Calendar

from contactforms.appointments.calendar_file import PUBLISH, calendar_text
from contactforms.appointments.models import Appointment, AppointmentState
from contactforms.appointments.services import NoSeat, book, cancel, move
from contactforms.appointments.slots import free_slots
from contactforms.outbox.delivery import deliver_one
from contactforms.outbox.models import OutboxMessage
from contactforms.privacy.retention.planning import batches
from contactforms.questions import services
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import Question
from contactforms.questions.services import ask
from tests.contactforms.appointments.conftest import make_hours
from tests.contactforms.outbox.smtp import Mailbox, smtp_server
from tests.factories import make_channel, make_product, make_service, make_user


def slot(hours, number: int = 0):
    return free_slots(hours)[number].start


def mails() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(key__startswith="appointment:").order_by("pk"))


def another(question):
    return ask(text="Ik ook", page=question.page, email="ook@voorbeeld.example", asked_through="api")


def test_booked_is_no_longer_free(question, hours, expert):
    start = slot(hours)
    appointment = book(question, hours, start, expert)
    assert appointment.end - appointment.start == timedelta(minutes=30)
    assert slot(hours) == start + timedelta(minutes=30)
    event = question.events.last()
    assert (event.kind, event.data["start"]) == ("booked", start.isoformat())


def test_the_last_seat_goes_once(question, hours, expert):
    start = slot(hours)
    book(question, hours, start, expert)
    with pytest.raises(NoSeat):
        book(another(question), hours, start, expert)
    assert Appointment.objects.count() == 1


def test_as_many_as_the_capacity(question, service, expert):
    hours = make_hours(service, capacity=2)
    start = slot(hours)
    seats = [book(one, hours, start, expert).seat for one in (question, another(question))]
    assert seats == [0, 1]
    with pytest.raises(NoSeat):
        book(another(question), hours, start, expert)


def test_longer_slots_later_do_not_overlap_what_is_booked(question, hours, expert):
    start = slot(hours)
    book(question, hours, start, expert)
    hours.slot_minutes = 60
    hours.save()
    with pytest.raises(NoSeat):
        book(another(question), hours, start, expert)


def test_a_moment_that_is_no_slot(question, hours, expert):
    for start in (slot(hours) + timedelta(minutes=7), timezone.now() - timedelta(days=7), slot(hours).replace(hour=3)):
        with pytest.raises(NoSeat):
            book(question, hours, start, expert)
    hours.active = False
    hours.save()
    with pytest.raises(NoSeat):
        book(question, hours, timezone.now() + timedelta(days=1), expert)


def test_the_database_refuses_what_the_code_would_not(question, hours, expert):
    appointment = book(question, hours, slot(hours), expert)
    twin = Appointment(
        question=another(question), hours=hours, seat=0, made_by=expert,
        start=appointment.start + timedelta(minutes=10), end=appointment.end + timedelta(minutes=10),
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_one_appointment_for_a_question_and_none_for_a_closed_one(question, hours, expert):
    book(question, hours, slot(hours), expert)
    with pytest.raises(NotAllowed):
        book(question, hours, slot(hours), expert)
    closed = another(question)
    services.answer(closed, expert, "Zo")
    with pytest.raises(NotAllowed):
        book(closed, hours, slot(hours), expert)


def test_move_gives_the_old_moment_back(question, hours, expert):
    start = slot(hours)
    appointment = book(question, hours, start, expert)
    moved = move(appointment, hours, slot(hours, 1), expert)
    assert (moved.sequence, moved.uuid) == (1, appointment.uuid)
    assert slot(hours) == start
    assert question.events.last().kind == "moved"
    with pytest.raises(NotAllowed):
        move(moved, make_hours(make_service()), slot(hours, 2), expert)
    with pytest.raises(NotAllowed):
        move(moved, hours, moved.start, expert)


def test_cancel_once(question, hours, expert):
    start = slot(hours)
    appointment = book(question, hours, start, expert)
    assert cancel(appointment, expert, "Ziek").state == AppointmentState.CANCELLED
    assert slot(hours) == start
    with pytest.raises(NotAllowed):
        cancel(appointment, expert)
    assert book(question, hours, start, expert).uuid != appointment.uuid


def test_withdrawn_by_who_asked_cancels(question, hours, expert):
    appointment = book(question, hours, slot(hours), expert)
    services.withdraw(question)
    appointment.refresh_from_db()
    assert not appointment.booked
    assert list(question.events.values_list("number", "kind")) == [
        (1, "asked"), (2, "booked"), (3, "withdrawn"), (4, "cancelled"),
    ]  # fmt: skip


class TestCalendars:
    def event(self, text: str):
        return Calendar.from_ical(text).walk("VEVENT")[0]

    def test_uid_stays_and_sequence_goes_up(self, question, hours, expert):
        appointment = book(question, hours, slot(hours), expert)
        moved = move(appointment, hours, slot(hours, 1), expert)
        cancel(moved, expert)
        sent = [Calendar.from_ical(mail.payload["calendar"]["text"]) for mail in mails() if "customer" in mail.key]
        events = [calendar.walk("VEVENT")[0] for calendar in sent]
        assert {str(event["uid"]) for event in events} == {f"{appointment.uuid}@hasselt.example"}
        assert [int(event["sequence"]) for event in events] == [0, 1, 2]
        assert [str(calendar["method"]) for calendar in sent] == ["REQUEST", "REQUEST", "CANCEL"]
        assert [str(event["status"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
        assert events[1]["dtstart"].dt == moved.start
        assert "wie@voorbeeld.example" in str(events[0]["attendee"])

    def test_a_download_names_nobody(self, question, hours, expert):
        text = calendar_text(book(question, hours, slot(hours), expert), PUBLISH)
        assert "voorbeeld.example" not in text
        assert "Wie" not in text
        assert str(self.event(text)["summary"]) == "Burgerzaken: Trouwen"

    def test_of_a_sensitive_service_the_calendar_says_little(self, question, hours, expert, service):
        service.sensitive = True
        service.save()
        text = calendar_text(book(question, hours, slot(hours), expert), PUBLISH)
        assert "Trouwen" not in text

    def test_both_get_it_by_mail(self, question, hours, expert, service, settings):
        make_channel(service, kind="email", value="balie@hasselt.example")
        book(question, hours, slot(hours), expert)
        box = Mailbox()
        with smtp_server(settings, box):
            for mail in mails():
                deliver_one(mail.uuid)
        assert [mail["To"] for mail in box.mails] == ["wie@voorbeeld.example", "balie@hasselt.example"]
        (attached,) = box.mails[0].iter_attachments()
        assert attached.get_content_type() == "text/calendar"
        assert attached["Content-Type"].params["method"] == "REQUEST"
        assert self.event(attached.get_content())["dtstart"]

    def test_who_took_it_gets_it_at_their_own_address(self, question, hours, expert):
        services.take(question, expert)
        book(question, hours, slot(hours), expert)
        assert [mail.recipient for mail in mails()] == ["wie@voorbeeld.example", "els@hasselt.example"]


@pytest.fixture
def clean(committed):
    yield
    Appointment.objects.all().delete()
    Appointment.history.all().delete()
    from contactforms.appointments.models import BookableHours

    BookableHours.objects.all().delete()
    BookableHours.history.all().delete()


def test_two_agents_book_the_last_slot(clean):
    """With real transactions: one gets it, the others hear that it is gone, and nothing of theirs is left."""
    service = make_service()
    page = make_product(responsible_service=service)
    hours = make_hours(service, capacity=2)
    start = slot(hours)
    agents = [make_user(services=(service,)) for _ in range(5)]
    questions = [ask(text=f"Vraag {n}", page=page, phone="+32495000001", asked_through="api") for n in range(5)]
    ready = Barrier(5)

    def work(number: int) -> str:
        ready.wait()
        try:
            book(questions[number], hours, start, agents[number])
        except NoSeat:
            return "gone"
        else:
            return "booked"
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        outcomes = sorted(pool.map(work, range(5)))
    assert outcomes == ["booked"] * 2 + ["gone"] * 3
    assert sorted(Appointment.objects.values_list("seat", flat=True)) == [0, 1]
    assert [question.events.count() for question in questions].count(1) == 3


class TestByTextMessage:
    """Who left a mobile number only gets a text message, where those are set up."""

    @pytest.fixture
    def texts(self, settings):
        settings.SMS_URL, settings.SMS_ACCOUNT, settings.SMS_TOKEN, settings.SMS_FROM = (
            "https://x.example",
            "a",
            "b",
            "c",
        )

    def asked_by(self, question, **reach):
        return ask(text="Ik bel", page=question.page, asked_through="api", **reach)

    def test_booked_moved_and_cancelled(self, texts, question, hours, expert):
        theirs = self.asked_by(question, phone="0495 12 34 56")
        appointment = book(theirs, hours, slot(hours), expert)
        appointment = move(appointment, hours, slot(hours, 1), expert)
        cancel(appointment, expert)
        sent = OutboxMessage.objects.filter(kind="sms").order_by("pk")
        assert {message.recipient for message in sent} == {"+32495123456"}
        assert [message.payload["text"].split(" (")[0] for message in sent] == [
            "Je afspraak", "Je afspraak is verzet", "Je afspraak is geannuleerd",
        ]  # fmt: skip
        assert all(theirs.reference in message.payload["text"] for message in sent)

    @pytest.mark.parametrize("reach", [{"phone": "011 23 95 00"}, {"phone": "0495 12 34 56", "email": "a@b.example"}])
    def test_not_to_a_desk_telephone_nor_beside_a_mail(self, texts, question, hours, expert, reach):
        book(self.asked_by(question, **reach), hours, slot(hours), expert)
        assert not OutboxMessage.objects.filter(kind="sms").exists()

    def test_not_where_they_are_off(self, question, hours, expert):
        book(self.asked_by(question, phone="0495 12 34 56"), hours, slot(hours), expert)
        assert not OutboxMessage.objects.filter(kind="sms").exists()


def test_retention_waits_for_an_appointment_to_come(question, hours, expert):
    appointment = book(question, hours, slot(hours), expert)
    services.answer(question, expert, "Tot dan")
    long_ago = timezone.now() - timedelta(days=4000)
    Question.objects.filter(pk=question.pk).update(closed_at=long_ago)
    assert question.reference not in [name for batch in batches() for name in batch.references()]
    cancel(appointment, expert)
    assert question.reference in [name for batch in batches() for name in batch.references()]
