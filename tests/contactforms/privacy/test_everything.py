"""All that the contact forms can keep about one person: handed over, forgotten, and no number moves."""

import io
import json
from urllib.parse import urlencode
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone

from contactforms.appointments.models import Appointment, AppointmentState
from contactforms.appointments.services import cancel
from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact
from contactforms.contacts.services import remember_search, resume, save_notes
from contactforms.outbox import delivery
from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.outbox.reports import came_back
from contactforms.portal.search.asked import CONTACT, WORDS
from contactforms.privacy.dossier import CUSTOMER, Dossier
from contactforms.privacy.erasing import StillOpen, forget
from contactforms.privacy.exporting import archive
from contactforms.privacy.holders import expand
from contactforms.privacy.retention.running import run
from contactforms.questions import services
from contactforms.questions.models import EventKind, Question, QuestionEvent
from contactforms.questions.replay import replay, snapshot
from contactforms.topics.models import Attachment
from contactforms.topics.models.attachment import private_storage
from tests.contactforms.portal.conftest import logged_in
from tests.contactforms.privacy.everything import everything, long_ago
from tests.contactforms.privacy.world import NAME, numbers, traces
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(settings):
    return everything(settings)


@pytest.fixture
def officer(db):
    return make_user("privacy_officer")


def of(person) -> Dossier:
    return Dossier.of(CUSTOMER, [person.customer.uuid])


def stored() -> list[str]:
    return [name for name in Attachment.objects.values_list("file", flat=True) if private_storage().exists(name)]


def test_the_traces_are_in_the_new_tables_too(person):
    found = traces()
    assert set(found) >= {"topics_attachment", "contacts_contact", "outbox_outboxmessage", "questions_questionevent"}
    assert any("Zonderling" in row for row in found["questions_question"]), "the place"
    assert any("SM-" in row for row in found["outbox_outboxmessage"])
    assert len(stored()) == 1
    assert set(QuestionEvent.objects.values_list("kind", flat=True)) >= {
        "handed_over", "noted", "sent", "arrived", "bounced", "callback", "booked", "moved", "answered",
    }  # fmt: skip


def nothing_is_left(files: list[str], before: dict) -> None:
    assert traces() == {}
    assert numbers() == before
    assert not Attachment.objects.exists()
    assert files and not any(private_storage().exists(name) for name in files)
    chosen = [[(one["kind"], one["value"]["label"]) for one in row] for row in
              Question.objects.exclude(answers=[]).values_list("answers", flat=True)]  # fmt: skip
    assert chosen == [[("choice", "Gft")]]
    sent = QuestionEvent.objects.filter(kind=EventKind.SENT)
    assert [event.data.get("to") for event in sent] == [None, None], "not even masked"
    assert {event.data["by"] for event in sent} == {"email", "sms"}
    handed = QuestionEvent.objects.get(kind=EventKind.HANDED_OVER)
    assert set(handed.data) == {"from", "to"}
    assert not any("code" in data for data in QuestionEvent.objects.values_list("data", flat=True))


def test_forgotten(person, officer, django_capture_on_commit_callbacks):
    files, before = stored(), numbers()
    with django_capture_on_commit_callbacks(execute=True):
        erasure = forget(of(person), officer)
    nothing_is_left(files, before)
    assert erasure is not None and erasure.counts["topics.attachment"] == 1
    for question in Question.objects.all():
        assert replay(question.events.all()) == snapshot(question)
    assert forget(of(person), officer) is None


def test_kept_long_enough(person, django_capture_on_commit_callbacks):
    long_ago(800)
    files, before = stored(), numbers()
    with django_capture_on_commit_callbacks(execute=True):
        run()
    nothing_is_left(files, before)


def test_files_stay_when_erasing_fails(person, officer, monkeypatch, django_capture_on_commit_callbacks):
    files = stored()
    monkeypatch.setattr("contactforms.privacy.erasing._record", lambda *args: 1 / 0)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        forget(of(person), officer)
    assert stored() == files


def test_handed_over_with_files_and_what_was_asked_beforehand(person):
    with ZipFile(io.BytesIO(archive(expand(of(person))).read())) as made:
        data, page = json.loads(made.read("gegevens.json")), made.read("gegevens.html").decode()
        [file] = data["files"]
        assert made.read(file["file"])[:2] == b"\xff\xd8"
    said = {row["asked"]: row for row in data["answers"]}
    assert (said["Welk afval?"]["answer"], said["Welke zak?"]["answer"]) == ("Gft", f"Die van {NAME}")
    assert (said["Waar?"]["answer"], said["Waar?"]["latitude"]) == ("Zonderlinglaan 7", 50.93)
    assert said["Een foto?"]["answer"] == [file["name"]]
    [appointment] = data["appointments"]
    assert appointment["service"] == "Afval" and appointment["start"]
    assert [row["reached"] for row in data["transfers"]] == ["nee"]
    assert {row["kind"] for row in data["messages"]} == {"mail", "sms"}
    for text in ("Welke zak?", "Zonderlinglaan 7", "Afspraken", file["name"], "Doorverbonden"):
        assert text in page, text
    assert "balie@stad.example" not in page + json.dumps(data), "who works there is not the person's data"


def test_a_file_that_is_lost_does_not_stop_the_rest(person):
    for name in stored():
        private_storage().delete(name)
    with ZipFile(io.BytesIO(archive(expand(of(person))).read())) as made:
        assert sorted(made.namelist()) == ["gegevens.html", "gegevens.json"]


class TestAnAppointmentToCome:
    @pytest.fixture
    def person(self, settings):
        return everything(settings, to_come=True)

    def test_stops_it(self, person, officer):
        with pytest.raises(StillOpen) as refusal:
            forget(of(person), officer)
        assert refusal.value.references == [Appointment.objects.get().question.reference]

    def test_is_cancelled_and_only_the_service_hears(self, person, officer):
        OutboxMessage.objects.update(state=MessageState.WAITING)
        forget(of(person), officer, close_open=True)
        assert traces() == {}
        assert Appointment.objects.get().state == AppointmentState.CANCELLED
        left = OutboxMessage.objects.get()
        assert (left.recipient, left.payload["calendar"]["method"]) == ("balie@stad.example", "CANCEL")

    def test_one_cancelled_before_is_no_reason_to_wait(self, person, officer):
        cancel(Appointment.objects.get(), person.expert, f"{NAME} kan niet")
        assert forget(of(person), officer) is not None
        assert traces() == {}


def test_what_waits_does_not_leave_whatever_it_is(person, officer):
    OutboxMessage.objects.update(state=MessageState.WAITING)
    assert set(OutboxMessage.objects.values_list("kind", "about_type")) == {
        ("mail", "question"), ("sms", "question"), ("mail", "appointment"),
    }  # fmt: skip
    forget(of(person), officer)
    assert not OutboxMessage.objects.exists()


def test_erased_while_it_is_being_sent(person, officer, monkeypatch):
    OutboxMessage.objects.filter(kind="sms").update(state=MessageState.WAITING, next_attempt_at=timezone.now())
    message = OutboxMessage.objects.get(kind="sms")
    monkeypatch.setattr(delivery, "deliverer", lambda kind: lambda message: forget(of(person), officer))
    assert delivery.deliver_one(message.uuid) is None
    assert traces() == {}


def test_a_screen_that_stood_open_works_without_the_contact(person, officer):
    contact = Contact.objects.get(agent__groups__name="agent")
    screen = f"{reverse('portal:calls')}?{urlencode({CONTACT: contact.uuid, WORDS: 'zak'})}"
    client = logged_in(contact.agent)
    assert str(contact.uuid) in client.get(screen).content.decode()
    forget(of(person), officer)
    shown = client.get(screen)
    assert shown.status_code == 200 and str(contact.uuid) not in shown.content.decode()


def test_nothing_is_written_afterwards(person, officer):
    stale = Contact.objects.get(agent__groups__name="agent")
    forget(of(person), officer)
    erased, agent = Contact.objects.get(pk=stale.pk), stale.agent
    for contact in (stale, erased):  # the screen still has the row of before
        for write in (
            lambda it: save_notes(it, agent, f"Nog van {NAME}", seen=1),
            lambda it: resume(it, agent),
            lambda it: services.name_caller(it, agent, None),
            lambda it: services.file_answered(it, agent, key="nog", topic=NAME),
        ):
            with pytest.raises(Refused, match="gewist"):
                write(contact)
    stale.ended_at = None
    remember_search(stale, agent, NAME)
    sent = OutboxMessage.objects.filter(state=MessageState.SENT, kind="sms").get()
    events = QuestionEvent.objects.count()
    assert came_back(sent.uuid, "SMS 30005")
    assert QuestionEvent.objects.count() == events, "nobody answers it any more"
    assert traces() == {}
