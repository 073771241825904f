"""People and questions for these tests; the page and its service are made once a file."""

from collections.abc import Iterator
from copy import deepcopy

import pytest

from catalogue.organisation.models import Service
from catalogue.products.models import ProductPage
from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.questions.models import AskedThrough, Question
from contactforms.questions.services import ask
from tests.conftest import really_commits, rows_for_all
from tests.factories import make_product, make_service, make_user


def make_page() -> ProductPage:
    return make_product(responsible_service=make_service(promise=3))


@pytest.fixture(scope="module")
def kept_page(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[ProductPage | None]:
    if really_commits(request):
        yield None
        return
    with rows_for_all(django_db_blocker):
        yield make_page()


@pytest.fixture
def page(kept_page: ProductPage | None, db: None) -> ProductPage:
    return deepcopy(kept_page) if kept_page else make_page()


@pytest.fixture
def service(page) -> Service:
    return page.responsible_service


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
def question(page) -> Question:
    return ask(
        text="Hoe laat is het?",
        page=page,
        email="wie@voorbeeld.example",
        name="Wie Vraagt",
        asked_through=AskedThrough.PAGE_FORM,
    )
