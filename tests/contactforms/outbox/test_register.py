"""The register of outgoing messages in the admin: who sees it, what it hides, and “try again”."""

import uuid

import pytest
from django.urls import reverse

from cms.accounts.roles import Role
from contactforms.outbox.admin import OutboxAdmin
from contactforms.outbox.models import MessageState, OutboxMessage
from tests.factories import make_user

INDEX = OutboxAdmin().url_helper.index_url


@pytest.fixture
def failed(db) -> OutboxMessage:
    return OutboxMessage.objects.create(
        kind="mail",
        key=str(uuid.uuid4()),
        recipient="zeldzaam@privadres.example",
        payload={"subject": "Geheim onderwerp"},
        state=MessageState.FAILED,
        attempts=9,
    )


def logged_in(client, role: str):
    if role == "admin":
        client.force_login(make_user(is_superuser=True))
    elif role != "nobody":
        client.force_login(make_user(role))
    return client


ROLES = ("nobody", Role.EDITOR, Role.CHIEF_EDITOR, Role.AGENT, Role.LEAD, Role.PRIVACY_OFFICER, "admin")


@pytest.mark.parametrize(
    ("role", "list_status"), list(zip(ROLES, (302, 302, 200, 302, 302, 302, 200), strict=True)), ids=map(str, ROLES)
)
def test_who_sees_the_register_and_sends_again(client, failed, role, list_status):
    may = list_status == 200
    browser = logged_in(client, role)
    assert browser.get(INDEX).status_code == list_status
    address = reverse("outbox_try_again", args=[failed.pk])
    assert (browser.get(address).status_code == 200) == may
    browser.post(address)
    failed.refresh_from_db()
    assert failed.state == (MessageState.WAITING if may else MessageState.FAILED)


def test_it_shows_neither_to_whom_nor_what(client, failed):
    browser = logged_in(client, "admin")
    inspect = OutboxAdmin().url_helper.get_action_url("inspect", failed.pk)
    for path in (INDEX, inspect, reverse("outbox_try_again", args=[failed.pk])):
        html = browser.get(path).content.decode()
        assert "privadres" not in html
        assert "Geheim onderwerp" not in html
    assert "z…@…" in browser.get(INDEX).content.decode()


def test_a_filter_cannot_spell_out_an_address(client, failed):
    """Modeladmin passes parameters on to the database; the register must not answer such questions."""
    browser = logged_in(client, Role.CHIEF_EDITOR)
    yes = browser.get(INDEX, {"recipient__startswith": "z"}).content.decode()
    no = browser.get(INDEX, {"recipient__startswith": "q"}).content.decode()
    assert ("z…@…" in yes) == ("z…@…" in no)


@pytest.mark.parametrize("action", ["create", "edit", "delete"])
def test_nobody_writes_or_removes_a_message_by_hand(client, failed, action):
    browser = logged_in(client, "admin")
    helper = OutboxAdmin().url_helper
    address = helper.create_url if action == "create" else helper.get_action_url(action, failed.pk)
    assert browser.get(address).status_code in (302, 403)
    assert browser.post(address, {"kind": "x"}).status_code in (302, 403)
    assert OutboxMessage.objects.get().kind == "mail"


def test_a_second_click_says_that_it_waits(client, failed):
    browser = logged_in(client, "admin")
    address = reverse("outbox_try_again", args=[failed.pk])
    browser.post(address)
    said = browser.post(address, follow=True).content.decode()
    assert "is niet mislukt" in said
