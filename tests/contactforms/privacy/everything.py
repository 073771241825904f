"""The same person, with all that the contact forms can keep: what was asked beforehand, files, calls, appointments."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db.models import F
from django.utils import timezone

from cms.accounts.roles import Role
from contactforms.appointments.models import Appointment
from contactforms.appointments.services import book, move
from contactforms.appointments.slots import free_slots
from contactforms.contacts.along import AtStep
from contactforms.contacts.models import Contact
from contactforms.contacts.services import end, keep_way, open_contact, remember_search, save_notes, tick
from contactforms.customers.services import merge
from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.outbox.reports import arrived, came_back
from contactforms.questions import services
from contactforms.questions.models import AskedThrough, Question
from contactforms.questions.reach import Reach
from contactforms.questions.services.handing import CallBack, hand_to_service
from contactforms.questions.services.sending import send_told
from contactforms.topics.asking import consider
from contactforms.topics.attachments.services import receive
from contactforms.transfers.models import Transfer
from contactforms.transfers.services import put_through
from journeys.flows.telling import ToldWay
from tests.contactforms.appointments.conftest import make_hours
from tests.contactforms.privacy.world import EMAIL, NAME, Someone, someone
from tests.contactforms.topics.conftest import make_set, option, photo, upload
from tests.factories import make_channel, make_service, make_user

MOBILE, STREET = "+32495123498", "Zonderlinglaan"
ASKED = [
    {"kind": "choice", "label": "Welk afval?", "options": ["Restafval", "Gft"]},
    {"kind": "text", "label": "Welke zak?"},
    {"kind": "place", "label": "Waar?"},
    {"kind": "date", "label": "Welke dag?"},
    {"kind": "photo", "label": "Een foto?"},
]


def everything(settings: Any, *, to_come: bool = False) -> Someone:
    """Do all that can be done; with `to_come` the appointment still has to happen."""
    settings.SMS_URL, settings.SMS_ACCOUNT, settings.SMS_TOKEN, settings.SMS_FROM = "https://x.example", "a", "b", "c"
    person = someone()
    person.customer.street, person.customer.house_number = STREET, "7"
    person.customer.save()
    _beforehand(person)
    _call(person)
    if not to_come:
        Appointment.objects.update(start=F("start") - timedelta(days=30), end=F("end") - timedelta(days=30))
    return person


def long_ago(days: int) -> None:
    """Let all of it have happened so long ago."""
    then = timezone.now() - timedelta(days=days)
    Question.objects.update(asked_at=then, closed_at=then)
    Contact.objects.update(started_at=then, ended_at=then)
    Transfer.objects.update(at=then)
    Appointment.objects.update(start=then, end=then + timedelta(minutes=30))


def _beforehand(person: Someone) -> None:
    page = person.question.page
    which, bag, where, day, picture = asked = make_set(ASKED, page=page.specific).definitions
    file = receive(upload(photo(), f"{NAME}.jpg"))
    sent = {
        which.key: option(which, "Gft"), bag.key: f"Die van {NAME}", day.key: "2026-11-25",
        where.key: {"text": f"{STREET} 7", "lat": 50.93, "lon": 5.34}, picture.key: [file.token],
    }  # fmt: skip
    answers = consider(asked, sent, {file.token: file.ref}).answers
    assert len(answers) == len(ASKED)
    question = services.ask(
        text="Weer niet opgehaald", page=page, email=EMAIL, name=NAME, asked_through=AskedThrough.API, answers=answers,
        at_step=AtStep(uuid4(), "Verhuizen", "adres", "Geef je adres door"), way=_way(),
    )  # fmt: skip
    assert question.customer is not None
    merge(question.customer, person.customer, person.expert)
    services.answer(question, person.expert, "Opgehaald.")


def _way() -> ToldWay:
    """A way through guided questions in which someone says who they are."""
    return ToldWay(
        uuid4(), "Geldzorgen", "We bekijken het", "check", True, (("Wie woont er?", NAME), ("Waar?", STREET))
    )


def _call(person: Someone) -> None:
    """A call: put through in vain, told something that is sent, passed on with a note, called back, an appointment."""
    agent, page = make_user(Role.AGENT), person.question.page
    contact = open_contact(agent)
    Contact.objects.filter(pk=contact.pk).update(phone=MOBILE, call_id=f"call-{MOBILE}")
    save_notes(contact, agent, f"{NAME}, {STREET} 7", seen=0)
    keep_way(contact, agent, _way())
    tick(contact, agent, uuid4(), "Verhuizen", [("adres", "Geef je adres door")], "adres", done=True)
    contact.refresh_from_db()
    services.name_caller(contact, agent, person.customer)
    put_through(contact, agent, person.service, reached=False, key=uuid4())
    told = services.file_answered(contact, agent, key=f"told-{EMAIL}", page=page, version=page.live_revision_id)
    mail = send_told(told, agent, Reach(email=EMAIL), key=uuid4())
    text = send_told(told, agent, Reach(phone=MOBILE), key=uuid4())
    OutboxMessage.objects.filter(pk=text.pk).update(state=MessageState.SENT, provider_id="SM-vuilniskoning")
    came_back(mail.uuid, "5.1.1")
    arrived(text.uuid)
    passed = hand_to_service(
        contact, agent, key=f"passed-{EMAIL}", text=f"{NAME} wil langskomen", reach=Reach(), page=page,
        call_back=CallBack(*_tomorrow()),
    )  # fmt: skip
    make_channel(person.service, kind="email", value="balie@stad.example")
    hours = make_hours(person.service)
    appointment = book(passed, hours, free_slots(hours)[0].start, agent)
    move(appointment, hours, free_slots(hours)[0].start, person.expert)
    other = make_service(name="Wegen")
    services.hand_over(passed, person.expert, other, f"{NAME} is van daar")
    mover = make_user(Role.EXPERT, services=(other,))
    services.note(passed, mover, f"Bel {NAME} op {MOBILE}")
    services.answer(passed, mover, f"Tot dan, {NAME}")
    remember_search(contact, agent, f"{NAME} zak")
    end(contact, agent)
    Contact.objects.filter(pk=contact.pk).update(searched=f"{NAME} zak")  # remembered in the moment that it ended
    OutboxMessage.objects.exclude(state=MessageState.BOUNCED).update(state=MessageState.SENT)


def _tomorrow() -> tuple[datetime, datetime]:
    start = timezone.now() + timedelta(days=1)
    return start, start + timedelta(hours=2)
