"""An agent of the contact centre, who works for none of the services, and a browser."""

from typing import Any

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.contacts.models import Contact
from contactforms.contacts.services import open_contact
from tests.contactforms.portal.conftest import city, logged_in, question  # noqa: F401
from tests.factories import make_user

HTMX = {"hx-request": "true"}


@pytest.fixture
def agent(db) -> User:
    return make_user(Role.AGENT)


@pytest.fixture
def client(agent) -> Client:
    return logged_in(agent)


@pytest.fixture
def contact(agent) -> Contact:
    return open_contact(agent)


def form_of(response: Any) -> dict[str, str]:
    """What the form behind the buttons “Answered” holds on this screen."""
    pane = response.context["calls"]
    here = str(pane.contact.uuid) if pane.contact else ""
    back = response.context["back"]
    return {"contact": str(pane.opening), "key": pane.key, "since": pane.since.isoformat(), "here": here, "back": back}
