"""Answered in a conversation: what is filed, once however often it is sent, by whom, and for a minute back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from catalogue.organisation.models import Service
from catalogue.responsibility import Reason
from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact, ContactChannel
from contactforms.contacts.services import open_contact
from contactforms.customers.models import Customer
from contactforms.outbox.models import OutboxMessage
from contactforms.outbox.services import About, enqueue
from contactforms.portal.filters import Filters, Show
from contactforms.portal.worklist import worklist
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import EventKind, Question, State
from contactforms.questions.replay import replay, snapshot
from contactforms.questions.services import file_answered, name_caller, reopen, undo, undo_until
from contactforms.questions.services.filing import AGAIN
from contactforms.questions.services.undoing import UNDO
from tests.factories import make_product, make_service, make_user


@pytest.fixture
def agent(db) -> User:
    return make_user(Role.AGENT)


@pytest.fixture
def contact(agent) -> Contact:
    return open_contact(agent, ContactChannel.COUNTER)


@pytest.fixture
def filed(contact, agent, page) -> Question:
    return file_answered(contact, agent, page=page, key="een")


def test_the_page_knows_what_an_agent_need_not_type(contact, agent, filed, page, service):
    assert (filed.contact, filed.asked_through, filed.state) == (contact, "counter", State.ANSWERED)
    assert (filed.page_title, filed.page_version, filed.page_uuid) == (page.title, page.live_revision_id, page.uuid)
    assert (filed.service, filed.routed_to, filed.routed_because) == (service, service, Reason.PAGE)
    assert (filed.promise, filed.answer, filed.customer) == (3, "Dat kan aan de balie.", None)
    steps = [(event.kind, event.actor, event.text) for event in filed.events.all()]
    assert steps == [(EventKind.ASKED, agent, ""), (EventKind.ANSWERED, agent, "Dat kan aan de balie.")]
    assert replay(filed.events.all()) == snapshot(filed)
    assert filed.history.get().history_user == agent
    assert not OutboxMessage.objects.exists()


def test_a_service_without_a_page(contact, agent):
    service = make_service(description="Wij helpen je met je tuin.")
    filed = file_answered(contact, agent, service=service, key="dienst")
    assert (filed.service, filed.page, filed.page_title) == (service, None, service.name)
    assert (filed.answer, filed.routed_because) == ("Wij helpen je met je tuin.", Reason.PAGE)


def test_a_service_that_was_merged_is_its_successor(contact, agent):
    successor = make_service()
    old = make_service(active=False, successor=successor)
    filed = file_answered(contact, agent, service=old, key="dienst")
    assert filed.service == successor
    assert filed.events.first().data["merged_from"] == str(old.uuid)


def test_one_typed_line_when_nothing_was_found(contact, agent):
    filed = file_answered(contact, agent, topic="  Waar is  het toilet? ", key="lijn")
    assert (filed.topic, filed.text, filed.page_title) == ("Waar is het toilet?", "Waar is het toilet?", "")
    assert (filed.service, filed.routed_because) == (Service.objects.front_desk(), Reason.FRONT_DESK)
    with pytest.raises(NotAllowed):
        file_answered(contact, agent, topic="  ", key="leeg")


def test_the_version_on_the_screen_is_the_version_told(contact, agent, page):
    before = page.live_revision_id
    page.short_answer = "Voortaan alleen op afspraak."
    page.save_revision().publish()
    page.refresh_from_db()
    told = file_answered(contact, agent, page=page, version=before, key="toen")
    assert (told.answer, told.page_version) == ("Dat kan aan de balie.", before)
    with time_machine.travel(timezone.now() + AGAIN):
        now = file_answered(contact, agent, page=page, version=page.live_revision_id, key="nu")
    assert (now.answer, now.page_version) == ("Voortaan alleen op afspraak.", page.live_revision_id)


@pytest.mark.parametrize("which", ["draft", "other", "unknown"])
def test_a_version_that_nobody_was_told_is_that_of_now(contact, agent, page, which):
    if which == "draft":
        page.short_answer = "Nog niet goedgekeurd."
        version = page.save_revision().pk
        page.refresh_from_db()
    else:
        version = make_product(short_answer="Van een andere pagina.").live_revision_id if which == "other" else 1
    told = file_answered(contact, agent, page=page, version=version, key=which)
    assert (told.answer, told.page_version) == ("Dat kan aan de balie.", page.live_revision_id)


@pytest.mark.parametrize("channel", ContactChannel)
def test_every_channel_of_a_contact_is_one_of_a_question(agent, page, channel):
    assert file_answered(open_contact(agent, channel), agent, page=page, key="x").asked_through == channel


def test_the_same_key_is_the_same_question(contact, agent, page, filed):
    assert file_answered(contact, agent, page=page, key="een") == filed
    with pytest.raises(NotAllowed):
        file_answered(open_contact(agent), agent, page=page, key="een")
    assert Question.objects.count() == 1


def test_one_click_too_many_is_no_second_question_and_a_real_one_is(contact, agent, page, filed):
    assert file_answered(contact, agent, page=page, key="dubbel") == filed
    other = file_answered(contact, agent, page=make_product(), key="ander")
    with time_machine.travel(timezone.now() + AGAIN):
        again = file_answered(contact, agent, page=page, key="nog eens")
    assert len({filed.pk, other.pk, again.pk}) == Question.objects.filter(contact=contact).count() == 3


@pytest.mark.parametrize("role", [Role.AGENT, Role.EXPERT, Role.LEAD, Role.EDITOR])
def test_nobody_files_in_a_colleagues_contact(contact, page, service, role):
    someone = make_user(role, services=(service,))
    with pytest.raises(Refused):
        file_answered(contact, someone, page=page, key="x")
    assert not Question.objects.exists()


class TestUndo:
    def test_it_counts_nowhere_and_its_events_stay(self, agent, filed, expert, service):
        shown = Filters(show=Show.CLOSED)
        assert [row.question for row in worklist(expert, shown).rows] == [filed]
        gone = undo(filed, agent)
        assert gone.state == State.UNDONE
        assert [event.kind for event in gone.events.all()] == ["asked", "answered", "undone"]
        assert replay(gone.events.all()) == snapshot(gone)
        assert worklist(expert, shown).rows == []
        assert undo_until(gone) is None

    def test_twice_is_once(self, agent, filed):
        undo(filed, agent)
        assert undo(filed, agent).events.count() == 3

    def test_after_it_the_same_can_be_filed_at_once(self, contact, agent, page, filed):
        undo(filed, agent)
        assert file_answered(contact, agent, page=page, key="opnieuw") != filed

    @pytest.mark.parametrize(("after", "possible"), [(UNDO, True), (UNDO + timedelta(seconds=1), False)])
    def test_for_a_minute(self, agent, filed, after, possible):
        with time_machine.travel(filed.closed_at + after, tick=False):
            if possible:
                assert undo(filed, agent).state == State.UNDONE
            else:
                with pytest.raises(NotAllowed, match="minuut"):
                    undo(filed, agent)

    def test_not_once_the_answer_has_left(self, agent, filed):
        enqueue("mail", "weg", "iemand@post.example", {}, About("question", filed.uuid))
        with pytest.raises(NotAllowed, match="verstuurd"):
            undo(filed, agent)

    @pytest.mark.parametrize("role", [Role.AGENT, Role.EXPERT, Role.LEAD])
    def test_not_by_a_colleague(self, filed, service, role):
        with pytest.raises(NotAllowed):
            undo(filed, make_user(role, services=(service,)))

    def test_not_a_question_of_the_website_or_one_that_came_back(self, agent, question, filed, expert):
        reopen(filed, expert, "Toch niet")
        for one in (question, filed):
            with pytest.raises(NotAllowed):
                undo(one, agent)

    def test_what_was_undone_is_not_opened_again(self, agent, filed, expert):
        with pytest.raises(NotAllowed, match="vergissing"):
            reopen(undo(filed, agent), expert, "Toch wel")


def test_who_called_is_told_to_the_questions_too(contact, agent, filed):
    caller, mother = (Customer.objects.create(email=f"{n}@post.example") for n in "ab")
    for named, behalf, whose in ((caller, None, caller), (caller, mother, mother), (None, None, None)):
        name_caller(contact, agent, named, on_behalf_of=behalf)
        filed.refresh_from_db()
        assert filed.customer == whose
    assert filed.history.first().history_user == agent


def test_eight_sends_of_one_click_and_a_colleague_make_one_question(committed):
    page, agent, other = make_product(), make_user(Role.AGENT), make_user(Role.AGENT)
    contact, start = open_contact(agent), Barrier(10)

    def click(n: int) -> int | None:
        start.wait()
        try:
            who = other if n >= 8 else agent
            return file_answered(contact, who, page=page, key="een klik" if n % 2 else f"klik {n}").pk
        except Refused:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        made = list(pool.map(click, range(10)))
    assert made[8:] == [None, None]
    assert len(set(made[:8])) == Question.objects.count() == 1


def test_ten_agents_at_once_mix_nothing(committed):
    agents = [make_user(Role.AGENT) for _n in range(10)]
    pages = [make_product(title=f"Product van {n}") for n in range(3)]
    start = Barrier(10)

    def day(n: int) -> None:
        start.wait()
        try:
            for channel in (ContactChannel.PHONE, ContactChannel.CHAT):
                contact = open_contact(agents[n], channel)
                for page in pages:
                    file_answered(contact, agents[n], page=page, key=f"{uuid4()}")
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(day, range(10)))
    for agent in agents:
        contacts = Contact.objects.filter(agent=agent)
        assert sorted(contact.channel for contact in contacts) == ["chat", "phone"]
        for contact in contacts:
            rows = contact.questions.order_by("pk")
            assert [row.page_title for row in rows] == [page.title for page in pages]
            assert {row.asked_through for row in rows} == {contact.channel}
            assert {event.actor_id for row in rows for event in row.events.all()} == {agent.pk}


def test_of_an_undo_and_a_send_at_once_one_wins(committed):
    """Both hold the question's row: sent and undone it never is."""
    page, agent, start = make_product(), make_user(Role.AGENT), Barrier(2)
    filed = file_answered(open_contact(agent), agent, page=page, key="x")

    def take_back(_n: int) -> None:
        start.wait()
        try:
            undo(filed, agent)
        except NotAllowed:
            pass
        finally:
            connection.close()

    def send(_n: int) -> None:
        start.wait()
        try:
            with transaction.atomic():
                row = Question.objects.select_for_update().get(pk=filed.pk)
                if row.state == State.ANSWERED:
                    enqueue("mail", "weg", "iemand@post.example", {}, About("question", row.uuid))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda do: do(0), (take_back, send)))
    filed.refresh_from_db()
    assert (filed.state == State.UNDONE) != OutboxMessage.objects.exists()
