"""Who calls: proposed by the number, confirmed by the agent, looked up, new, for someone else, or nobody."""

import pytest
from django.urls import reverse

from catalogue.organisation.models import Service
from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.contacts.models import Contact
from contactforms.contacts.services import push_call
from contactforms.customers.models import Customer
from contactforms.customers.services import register
from contactforms.privacy.models import ReadLogEntry
from contactforms.questions.services import ask, file_answered
from tests.contactforms.portal.conftest import logged_in
from tests.factories import make_product, make_user

NUMBER = "+32495123456"


@pytest.fixture
def agent(db) -> User:
    return make_user(Role.AGENT, services=(Service.objects.front_desk(),))


@pytest.fixture
def call(agent) -> Contact:
    return push_call(agent, "centrale-1", NUMBER)[0]


@pytest.fixture
def known(db) -> Customer:
    found = register(name="Bekende Beller", phone="0495 12 34 56")
    assert found is not None
    return found


def choose(client, call: Contact, **sent: str):
    return client.post(reverse("portal:call_caller", args=[call.uuid]), sent)


def shown(client, call: Contact) -> str:
    return client.get("/portal/", {"contact": str(call.uuid)}).content.decode()


def test_a_known_number_is_proposed_with_the_reason_and_taken_by_nobody(city, client, call, known):
    html = shown(client, call)
    assert "Bekende Beller" in html
    assert f'value="{known.uuid}"' in html
    call.refresh_from_db()
    assert call.customer is None
    assert ReadLogEntry.objects.filter(subject_uuid=known.uuid, place="portal:calls").exists()


def test_one_click_confirms_and_the_questions_follow(city, client, agent, call, known):
    filed = file_answered(call, agent, page=city.page, key="x")
    assert choose(client, call, klant=str(known.uuid)).status_code == 302
    call.refresh_from_db()
    filed.refresh_from_db()
    assert call.customer == filed.customer == known
    assert "Bekende Beller" in shown(client, call)


def test_for_someone_else_and_not_known_any_more(city, client, call, known):
    mother = register(name="Moeder Vandebeller", phone="011 00 00 12")
    choose(client, call, klant=str(known.uuid))
    choose(client, call, namens=str(mother.uuid))
    call.refresh_from_db()
    assert (call.customer, call.on_behalf_of) == (known, mother)
    assert "Moeder Vandebeller" in shown(client, call)
    choose(client, call, niemand="1")
    call.refresh_from_db()
    assert (call.customer, call.on_behalf_of) == (None, None)


def test_someone_new_needs_one_way_to_be_reached(city, client, agent, call):
    choose(client, call, nieuw="1", name="Nieuwe Beller", phone="")
    assert not Customer.objects.exists()
    choose(client, call, nieuw="1", name="Nieuwe Beller", phone="0495/12.34.56")
    call.refresh_from_db()
    assert (call.customer.name, str(call.customer.phone)) == ("Nieuwe Beller", NUMBER)
    assert call.customer.history.get().history_user == agent


def test_looked_up_by_what_is_posted_and_found_in_no_address(city, client, call, known):
    address = reverse("portal:call_caller_search", args=[call.uuid])
    response = client.post(address, {"zoek": "Bekende Beller"})
    html = response.content.decode()
    assert f'name="klant" value="{known.uuid}"' in html and f'name="namens" value="{known.uuid}"' in html
    assert "zoek=" not in html
    assert "Niemand gevonden" in client.post(address, {"zoek": "Xqzw Vvrk"}).content.decode()
    assert client.post(address, {"zoek": ""}).status_code == 422


def test_looked_up_beside_the_results(city, client, call, known):
    address = reverse("portal:call_caller_search", args=[call.uuid])
    beside = {"hx-request": "true", "hx-target": "item"}
    html = client.post(address, {"zoek": "Bekende Beller"}, headers=beside).content.decode()
    assert "<html" not in html and f'name="klant" value="{known.uuid}"' in html and "data-closes" in html
    response = client.post(address, {"zoek": ""}, headers=beside)
    assert (response.status_code, "field-wrong" in response.content.decode()) == (422, True)


def test_whom_only_a_sensitive_service_knows_does_not_exist(city, client, call):
    page = make_product(title="Leefloon", responsible_service=city.welfare)
    asked = ask(text="Iets", page=page, phone=NUMBER, name="Stille Vrager", asked_through="api")
    assert "Stille" not in shown(client, call)
    assert choose(client, call, klant=str(asked.customer.uuid)).status_code == 404
    found = client.post(reverse("portal:call_caller_search", args=[call.uuid]), {"zoek": "Stille Vrager"})
    assert str(asked.customer.uuid) not in found.content.decode()


@pytest.mark.parametrize("name", ["call_caller", "call_caller_search"])
def test_not_in_a_colleagues_contact(city, call, known, name):
    other = logged_in(make_user(Role.AGENT, services=(Service.objects.front_desk(),)))
    sent = {"klant": str(known.uuid), "zoek": "Bekende"}
    assert other.post(reverse(f"portal:{name}", args=[call.uuid]), sent).status_code == 404


@pytest.mark.parametrize("sent", [{}, {"klant": "x"}, {"klant": ""}, {"namens": "x"}])
def test_odd_choices_change_nothing(city, client, call, sent):
    assert choose(client, call, **sent).status_code == 404
    call.refresh_from_db()
    assert call.customer is None
