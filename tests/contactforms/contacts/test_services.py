"""A contact from its beginning to its end: whose it is, what it keeps, and what a second click does."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.contacts import services
from contactforms.contacts.access import AFTERWARDS, contacts_of, is_workable
from contactforms.contacts.errors import Refused
from contactforms.contacts.models import ConsultedItem, Contact
from contactforms.contacts.services.ending import FORGOTTEN_AFTER
from contactforms.contacts.services.opening import LONGEST_BEFORE
from contactforms.customers.models import Customer
from contactforms.questions.services import file_answered
from tests.factories import make_product, make_user


@pytest.fixture
def agent(db) -> User:
    return make_user(Role.AGENT)


@pytest.fixture
def contact(agent) -> Contact:
    return services.open_contact(agent)


WAYS = {
    "end": services.end,
    "resume": services.resume,
    "channel": lambda contact, user: services.switch_channel(contact, user, "chat"),
    "notes": lambda contact, user: services.save_notes(contact, user, "Stiekem", seen=0),
    "caller": lambda contact, user: services.name_caller(contact, user, None),
    "search": lambda contact, user: services.remember_search(contact, user, "iets"),
    "look": lambda contact, user: services.consult(contact, user, uuid=uuid4(), title="Iets", at_version=None),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.EXPERT])
def test_nobody_writes_in_a_colleagues_contact(contact, role, way):
    with pytest.raises(Refused):
        WAYS[way](contact, make_user(role))
    contact.refresh_from_db()
    assert (contact.notes, contact.channel, contact.ended_at, contact.searched) == ("", "phone", None, "")


@pytest.mark.parametrize("way", WAYS)
def test_its_agent_does(contact, agent, way):
    WAYS[way](contact, agent)


@pytest.mark.parametrize("way", WAYS)
def test_not_any_more_when_the_right_is_gone(contact, agent, way):
    agent.groups.clear()
    with pytest.raises(Refused):
        WAYS[way](contact, User.objects.get(pk=agent.pk))


@pytest.mark.parametrize(
    ("role", "own"),
    [(Role.AGENT, True), (Role.EXPERT, False), (Role.LEAD, False), (Role.EDITOR, False), (Role.PRIVACY_OFFICER, False)],
)
def test_who_begins_a_contact(db, role, own):
    user = make_user(role)
    if own:
        begun = services.open_contact(user)
        assert list(contacts_of(user)) == [begun]
    else:
        with pytest.raises(Refused):
            services.open_contact(user)
        assert not contacts_of(user).exists()


def test_a_lead_sees_no_contact_of_an_agent(contact):
    assert not contacts_of(make_user(Role.LEAD)).exists()
    assert not contacts_of(make_user(Role.AGENT)).exists()


def test_the_same_click_twice_begins_one(agent):
    uuid = uuid4()
    assert services.open_contact(agent, "chat", uuid=uuid) == services.open_contact(agent, "chat", uuid=uuid)
    with pytest.raises(Refused):
        services.open_contact(make_user(Role.AGENT), uuid=uuid)


@pytest.mark.parametrize(
    ("since", "began"), [(timedelta(minutes=-3), -3), (timedelta(hours=-9), -60), (timedelta(minutes=5), 0)]
)
def test_it_began_when_the_conversation_did(agent, since, began):
    now = timezone.now().replace(microsecond=0)
    with time_machine.travel(now, tick=False):
        contact = services.open_contact(agent, since=now + since)
    assert contact.started_at == now + timedelta(minutes=began)
    assert timedelta(minutes=60) == LONGEST_BEFORE


def test_it_ends_once_and_can_go_on(contact, agent):
    first = services.end(contact, agent).ended_at
    assert services.end(contact, agent).ended_at == first
    assert services.resume(contact, agent).running
    assert [row.history_user for row in contact.history.all()] == [agent] * 3


def test_a_while_after_the_end_it_is_closed(contact, agent):
    services.remember_search(contact, agent, "een naam misschien")
    ended = services.end(contact, agent)
    assert is_workable(ended)
    assert ended.searched == ""
    with time_machine.travel(timezone.now() + AFTERWARDS + timedelta(seconds=1)):
        with pytest.raises(Refused, match="geleden"):
            services.resume(contact, agent)
        with pytest.raises(Refused, match="geleden"):
            file_answered(contact, agent, key="te laat", topic="Iets")


def test_the_exchange_ends_a_call_once(agent):
    contact, new = services.push_call(agent, "centrale-7", "+3211000001")
    assert new
    assert services.push_call(agent, "centrale-7", "+3211000001") == (contact, False)
    assert services.push_call(make_user(Role.AGENT), "centrale-7") == (contact, False)
    first = services.end_call("centrale-7").ended_at
    assert services.end_call("centrale-7", timezone.now()).ended_at == first
    assert services.end_call("onbekend") is None


def test_notes_stay_out_of_the_history(contact, agent):
    before = contact.history.count()
    saved = services.save_notes(contact, agent, "Belt over de vuilzak", seen=0)
    assert (saved.notes, saved.notes_version) == ("Belt over de vuilzak", 1)
    assert contact.history.count() == before
    assert not hasattr(contact.history.first(), "notes")


def test_two_windows_overwrite_nothing_unseen(contact, agent):
    services.save_notes(contact, agent, "Uit het ene venster", seen=0)
    with pytest.raises(services.NotesConflict) as caught:
        services.save_notes(contact, agent, "Uit het andere", seen=0)
    assert caught.value.contact.notes == "Uit het ene venster"
    assert services.save_notes(contact, agent, "Beide", seen=1).notes_version == 2


def test_a_save_whose_answer_got_lost_is_no_conflict(contact, agent):
    for _n in range(2):
        assert services.save_notes(contact, agent, "Eén keer", seen=0).notes_version == 1
    with pytest.raises(Refused):
        services.save_notes(contact, agent, "x" * 20_001, seen=1)


def test_what_was_opened_stands_once_with_the_last_version(contact, agent):
    page = make_product()
    for version in (3, 4):
        services.consult(contact, agent, uuid=page.uuid, title=page.title, page=page, at_version=version)
    item = ConsultedItem.objects.get()
    assert (item.contact, item.page_version) == (contact, 4)


def test_a_caller_can_be_named_and_forgotten(contact, agent):
    who, other = (Customer.objects.create(email=f"{n}@post.example") for n in "ab")
    named = services.name_caller(contact, agent, who, on_behalf_of=other)
    assert (named.customer, named.on_behalf_of) == (who, other)
    assert services.name_caller(contact, agent, None).customer is None


def test_forgotten_contacts_end_when_something_was_last_done(agent):
    begun = timezone.now() - FORGOTTEN_AFTER - timedelta(hours=5)
    looked = begun + timedelta(minutes=20)
    quiet, busy, fresh = (Contact.objects.create(agent=agent, started_at=begun) for _n in range(3))
    ConsultedItem.objects.create(contact=busy, item_uuid=uuid4(), title="Iets", at=looked)
    Contact.objects.filter(pk=fresh.pk).update(notes_at=timezone.now())
    assert services.end_forgotten() == 2
    ends = {row.pk: row.ended_at for row in Contact.objects.all()}
    assert ends == {quiet.pk: begun, busy.pk: looked, fresh.pk: None}
    assert services.end_forgotten() == 0


def test_the_same_click_in_eight_processes_begins_one(committed):
    agent, uuid, start = make_user(Role.AGENT), uuid4(), Barrier(8)

    def click(n: int) -> int:
        start.wait()
        try:
            if n % 2:
                return services.push_call(agent, "centrale-9")[0].pk
            return services.open_contact(agent, uuid=uuid).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(click, range(8)))
    assert len(set(made[::2])) == len(set(made[1::2])) == 1
    assert Contact.objects.count() == 2


def test_of_two_windows_that_save_at_once_one_is_told(committed):
    agent = make_user(Role.AGENT)
    contact, start = services.open_contact(agent), Barrier(4)

    def save(n: int) -> bool:
        start.wait()
        try:
            services.save_notes(contact, agent, f"Venster {n}", seen=0)
            return True
        except services.NotesConflict:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(save, range(4)))
    assert kept.count(True) == 1
    assert Contact.objects.get().notes == f"Venster {kept.index(True)}"
