"""People and questions for these tests."""

import pytest

from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.questions.models import AskedThrough, Question
from contactforms.questions.services import ask
from tests.factories import make_product, make_service, make_user


@pytest.fixture
def service(db):
    return make_service(promise=3)


@pytest.fixture
def expert(service) -> User:
    return make_user(Role.EXPERT, services=(service,))


@pytest.fixture
def colleague(service) -> User:
    return make_user(Role.EXPERT, services=(service,))


@pytest.fixture
def outsider(db) -> User:
    return make_user(Role.EXPERT, services=(make_service(),))


@pytest.fixture
def lead(db) -> User:
    return make_user(Role.LEAD)


@pytest.fixture
def page(service):
    return make_product(responsible_service=service)


@pytest.fixture
def question(page) -> Question:
    return ask(
        text="Hoe laat is het?",
        page=page,
        email="wie@voorbeeld.example",
        name="Wie Vraagt",
        asked_through=AskedThrough.PAGE_FORM,
    )
