"""Passing on what a caller asks: the page says to whom, nobody retypes, and a minute later it is as it is."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from cms.accounts.roles import Role
from contactforms.appointments.models import Appointment
from contactforms.appointments.services import book, undo_handing
from contactforms.appointments.slots import free_slots
from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer
from contactforms.outbox.models import OutboxMessage
from contactforms.outbox.tasks import sweep
from contactforms.questions import services
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import Question, State
from contactforms.questions.reach import Reach
from contactforms.questions.replay import replay, snapshot
from contactforms.questions.services.handing import UNDO, CallBack, change_call_back, hand_to_service
from tests.contactforms.appointments.conftest import make_hours
from tests.factories import make_product, make_service, make_user

MAIL, PHONE = Reach(email="jan@voorbeeld.example"), Reach(phone="+32495000001")


@pytest.fixture
def agent(db):
    return make_user(Role.AGENT)


@pytest.fixture
def contact(agent) -> Contact:
    return Contact.objects.create(agent=agent)


@pytest.fixture
def page(db):
    return make_product(title="Trouwen", responsible_service=make_service(name="Burgerzaken", promise=3))


def hand(contact: Contact, page=None, **fields) -> Question:
    defaults = {"key": str(uuid4()), "text": "Kan het op een zaterdag?", "reach": MAIL, "page": page}
    return hand_to_service(contact, contact.agent, **defaults | fields)


def soon(hours: int = 2) -> CallBack:
    return CallBack(timezone.now() + timedelta(hours=hours), timezone.now() + timedelta(hours=hours + 2))


def test_it_is_open_at_the_service_of_the_page(contact, page):
    question = hand(contact, page)
    assert (question.state, question.service.name, question.promise) == (State.OPEN, "Burgerzaken", 3)
    assert (question.contact, question.page_version) == (contact, page.live_revision_id)
    assert question.events.get().actor == contact.agent
    assert replay(question.events.all()) == snapshot(question)


def test_about_a_service_itself_and_its_successor(contact):
    gone, successor = make_service(active=False), make_service()
    gone.successor = successor
    gone.save()
    assert hand(contact, service=gone).service == successor


def test_a_double_click_is_one(contact, page):
    key = str(uuid4())
    assert hand(contact, page, key=key) == hand(contact, page, key=key)
    with pytest.raises(NotAllowed):
        hand(Contact.objects.create(agent=contact.agent), page, key=key)


def test_a_text_and_a_way_to_reach_them(contact, page):
    for fields in ({"text": "  "}, {"reach": Reach()}):
        with pytest.raises(NotAllowed):
            hand(contact, page, **fields)
    assert not Question.objects.exists()


def test_not_in_a_colleagues_contact(contact, page):
    with pytest.raises(Refused):
        hand_to_service(contact, make_user(Role.AGENT), key="k", text="x", reach=MAIL, page=page)


class TestWho:
    @pytest.fixture
    def chosen(self, contact):
        contact.customer = Customer.objects.create(name="Jan", email="jan@voorbeeld.example", phone="+32495000009")
        contact.save()
        return contact.customer

    @pytest.mark.parametrize("reach", [Reach(), MAIL, Reach(phone="+32495000009")])
    def test_who_was_chosen(self, contact, page, chosen, reach):
        assert hand(contact, page, reach=reach).customer == chosen

    def test_another_number_is_another_row(self, contact, page, chosen):
        question = hand(contact, page, reach=PHONE, name="Els")
        assert question.customer != chosen
        assert (str(question.customer.phone), question.customer.name) == ("+32495000001", "Els")
        chosen.refresh_from_db()
        assert str(chosen.phone) == "+32495000009"

    def test_of_whom_the_caller_speaks_for(self, contact, page, chosen):
        contact.on_behalf_of = Customer.objects.create(name="Moeder", phone="+32495000008")
        contact.save()
        assert hand(contact, page, reach=Reach()).customer == contact.on_behalf_of


class TestCallBack:
    def test_the_moment_is_kept_and_told(self, contact, page):
        wanted = soon()
        question = hand(contact, page, reach=PHONE, call_back=wanted)
        assert (question.call_from, question.call_until) == (wanted.start, wanted.end)
        assert list(question.events.values_list("kind", flat=True)) == ["asked", "callback"]
        assert replay(question.events.all()) == snapshot(question)

    @pytest.mark.parametrize("hours", [-5, -3])
    def test_not_in_the_past(self, contact, page, hours):
        with pytest.raises(NotAllowed):
            hand(contact, page, call_back=soon(hours))

    def test_changed_and_dropped(self, contact, page):
        question = hand(contact, page, reach=PHONE, call_back=soon())
        later = soon(26)
        changed = change_call_back(question, contact.agent, later)
        changed.refresh_from_db()
        assert changed.call_from == later.start
        dropped = change_call_back(question, contact.agent, None)
        dropped.refresh_from_db()
        assert dropped.call_from is None


class TestUndo:
    def test_nothing_leaves_within_the_minute(self, contact, page):
        hand(contact, page)
        sweep.func(0)
        assert OutboxMessage.objects.get().state == "waiting"
        with time_machine.travel(timezone.now() + UNDO + timedelta(seconds=1)):
            sweep.func(0)
        assert OutboxMessage.objects.get().state == "sent"

    def test_taken_back_with_its_appointment_and_its_mails(self, contact, page):
        hours = make_hours(page.responsible_service)
        start = free_slots(hours)[0].start
        question = hand(contact, page)
        book(question, hours, start, contact.agent, after=UNDO)
        undone = undo_handing(question, contact.agent)
        assert (undone.state, undone.closed_at is not None) == (State.UNDONE, True)
        assert not OutboxMessage.objects.exists()
        assert not Appointment.objects.get().booked
        assert free_slots(hours)[0].start == start
        assert replay(undone.events.all()) == snapshot(undone)
        assert undo_handing(question, contact.agent).state == State.UNDONE, "asked twice, done once"

    def test_not_after_a_minute(self, contact, page):
        question = hand(contact, page, reach=PHONE)
        with time_machine.travel(timezone.now() + timedelta(seconds=70)), pytest.raises(NotAllowed):
            undo_handing(question, contact.agent)

    def test_not_when_a_mail_has_left(self, contact, page):
        question = hand(contact, page)
        OutboxMessage.objects.update(attempts=1)
        with pytest.raises(NotAllowed):
            undo_handing(question, contact.agent)
        assert Question.objects.get().state == State.OPEN

    def test_not_when_an_expert_took_it(self, contact, page):
        question = hand(contact, page, reach=PHONE)
        services.take(question, make_user(Role.EXPERT, services=(page.responsible_service,)))
        with pytest.raises(NotAllowed):
            undo_handing(question, contact.agent)

    def test_not_by_a_colleague(self, contact, page):
        question = hand(contact, page, reach=PHONE)
        with pytest.raises(NotAllowed):
            undo_handing(question, make_user(Role.AGENT))
