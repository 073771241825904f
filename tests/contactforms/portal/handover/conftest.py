"""An agent with a contact, a page found by the search, and an answer that was filed."""

from uuid import uuid4

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.contacts.models import Contact
from contactforms.questions.models import Question
from contactforms.questions.services import file_answered
from tests.contactforms.portal.conftest import City, logged_in
from tests.factories import make_user


@pytest.fixture
def agent(db) -> User:
    return make_user(Role.AGENT, first_name="An", last_name="Agent")


@pytest.fixture
def browser(agent) -> Client:
    return logged_in(agent)


@pytest.fixture
def contact(agent) -> Contact:
    return Contact.objects.create(agent=agent, phone="+32495000001", notes="Vuilzak bleef staan.")


@pytest.fixture
def filed(city: City, contact, agent) -> Question:
    return file_answered(contact, agent, key=str(uuid4()), page=city.page, version=city.page.live_revision_id)
