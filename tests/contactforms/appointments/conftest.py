"""A service that can be booked, its expert, an agent with a contact, and an open question."""

import pytest

from catalogue.organisation.models import Service
from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.appointments.models import BookableHours
from contactforms.contacts.models import Contact
from contactforms.questions.models import AskedThrough, Question
from contactforms.questions.services import ask
from tests.factories import make_product, make_service, make_user


@pytest.fixture
def service(db) -> Service:
    return make_service(name="Burgerzaken", promise=3)


@pytest.fixture
def hours(service) -> BookableHours:
    return make_hours(service)


def make_hours(service: Service, **fields: object) -> BookableHours:
    defaults = {"hours": "Mo-Fr 09:00-11:00", "slot_minutes": 30, "capacity": 1, "notice_hours": 0}
    return BookableHours.objects.create(service=service, **defaults | fields)


@pytest.fixture
def expert(service) -> User:
    return make_user(Role.EXPERT, services=(service,), email="els@hasselt.example")


@pytest.fixture
def agent(db) -> User:
    return make_user(Role.AGENT)


@pytest.fixture
def contact(agent) -> Contact:
    return Contact.objects.create(agent=agent, phone="+32495000001", notes="Wil trouwen.")


@pytest.fixture
def page(service):
    return make_product(title="Trouwen", responsible_service=service)


@pytest.fixture
def question(page) -> Question:
    return ask(
        text="Wanneer kan ik komen?",
        page=page,
        email="wie@voorbeeld.example",
        name="Wie Vraagt",
        asked_through=AskedThrough.PAGE_FORM,
    )
