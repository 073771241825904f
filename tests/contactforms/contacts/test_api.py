"""The telephone exchange pushes calls: with a token, once each, to the agent who takes them."""

import json

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command

from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.contacts.exchange import CallThrottle, agent_named
from contactforms.contacts.models import Contact, ExchangeToken, Extension
from contactforms.privacy.tokens import digest_of, new_token, revoke_token
from tests.factories import make_user

CALLS = "/api/v1/calls/"


@pytest.fixture
def agent(db) -> User:
    user = make_user(Role.AGENT, username="agent-een")
    Extension.objects.create(agent=user, number="2041")
    return user


@pytest.fixture
def token(db) -> str:
    cache.clear()
    return new_token(ExchangeToken, "Centrale")


@pytest.fixture
def push(client, token, agent):
    def send(path: str = CALLS, *, shown: str = f"Bearer {token}", **sent):
        body = {"call_id": "c-1", "phone": "0495/12.34.56", "agent": "agent-een"} | sent if path == CALLS else sent
        headers = {"Authorization": shown} if shown else {}
        return client.post(path, json.dumps(body), content_type="application/json", headers=headers)

    return send


def test_a_call_opens_the_agents_contact(push, agent):
    response = push(started_at="2026-11-20T09:00:00Z")
    contact = Contact.objects.get()
    assert (response.status_code, response.json()["contact"]) == (201, str(contact.uuid))
    assert response.json()["url"].endswith(f"/portal/?contact={contact.uuid}")
    assert (contact.agent, str(contact.phone), contact.call_id) == (agent, "+32495123456", "c-1")
    assert contact.started_at.isoformat() == "2026-11-20T09:00:00+00:00"
    assert response["Cache-Control"] == "no-store"
    assert "0495" not in response.content.decode()


def test_the_same_call_twice_is_one(push):
    first, again = push(), push(phone="011 00 00 01")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert str(Contact.objects.get().phone) == "+32495123456"


@pytest.mark.parametrize("who", ["agent-een", "2041", " 2041 ", "20 41"])
def test_an_agent_is_known_by_name_or_extension(push, agent, who):
    assert push(agent=who).status_code == 201


def test_the_name_wins_from_an_extension(agent):
    named = make_user(Role.AGENT, username="2041")
    assert agent_named("2041") == named


@pytest.mark.parametrize("who", ["niemand", "9999", "expert", "weg", "", "x" * 200])
def test_nobody_who_takes_calls_is_said(push, who):
    make_user(Role.EXPERT, username="expert")
    make_user(Role.AGENT, username="weg", is_active=False)
    response = push(agent=who)
    assert (response.status_code, list(response.json()["errors"])) == (400, ["agent"])
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("phone", "kept"),
    [("", ""), ("anonymous", ""), ("2041", ""), ("+31 20 123 4567", "+31201234567"), ("0032 11 00 00 01", "")],
)
def test_a_call_without_a_readable_number_is_a_call(push, phone, kept):
    assert push(phone=phone).status_code == 201
    assert str(Contact.objects.get().phone or "") in {kept, "+3211000001" if phone.startswith("0032") else kept}


@pytest.mark.parametrize(
    "wrong", [{"call_id": ""}, {"call_id": "x" * 121}, {"channel": "rook"}, {"started_at": "gisteren"}]
)
def test_what_is_wrong_is_said(push, wrong):
    response = push(**wrong)
    assert (response.status_code, list(response.json()["errors"])) == (400, list(wrong))


def test_its_end_is_told_once(push):
    push()
    ended = push(f"{CALLS}c-1/end/")
    assert ended.status_code == 200 and ended.json()["ended_at"]
    assert push(f"{CALLS}c-1/end/").json() == ended.json()
    assert push(f"{CALLS}onbekend/end/").status_code == 404


class TestToken:
    @pytest.mark.parametrize("shown", ["", "Bearer", "Bearer x", "Token {}", "Bearer {} x", "Basic {}", "Bearer é"])
    def test_without_one_nothing(self, push, token, shown):
        response = push(shown=shown.replace("{}", token))
        assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")
        assert not Contact.objects.exists()

    def test_an_agents_own_login_is_none(self, client, agent):
        client.force_login(agent)
        assert client.post(CALLS, "{}", content_type="application/json").status_code == 401

    def test_only_a_hash_is_kept(self, token):
        row = ExchangeToken.objects.get()
        assert row.digest == digest_of(token) and token not in str(row.__dict__)

    def test_a_new_one_and_a_revoked_one_end_the_old(self, push, token):
        new = new_token(ExchangeToken, "Centrale")
        assert push(shown=f"Bearer {token}").status_code == 401
        assert push(shown=f"Bearer {new}").status_code == 201
        assert revoke_token(ExchangeToken, "Centrale")
        assert push(shown=f"Bearer {new}").status_code == 401

    def test_the_command_prints_it_once(self, db, capsys):
        call_command("exchange_token", "Proef")
        assert ExchangeToken.objects.get().digest == digest_of(capsys.readouterr().out.strip())
        call_command("exchange_token", "Proef", "--revoke")
        with pytest.raises(CommandError):
            call_command("exchange_token", "Proef", "--revoke")

    def test_too_many_is_said(self, push, monkeypatch):
        monkeypatch.setattr(CallThrottle, "rate", "2/min")
        codes = [push().status_code for _n in range(3)]
        assert codes == [201, 200, 429]
