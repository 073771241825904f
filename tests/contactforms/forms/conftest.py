"""A form in the hands of a visitor."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest
from django.http import HttpResponse
from django.test import Client

from catalogue.products.models import ProductPage
from contactforms.questions.models import Question
from contactforms.questions.services import ask
from tests.conftest import rows_for_all
from tests.factories import make_product, make_service

Post = Callable[..., HttpResponse]


@pytest.fixture(scope="module")
def kept_page(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[ProductPage]:
    """The page, made once for all tests of a file."""
    service = {"name": "Parkeren", "promise": 3}
    with rows_for_all(django_db_blocker):
        yield make_product(title="Parkeerkaart", slug="parkeerkaart", responsible_service=make_service(**service))


@pytest.fixture
def page(kept_page: ProductPage, db: None) -> ProductPage:
    return deepcopy(kept_page)


def address(page: ProductPage | None) -> str:
    return f"/vraag/{page.uuid}/" if page is not None else "/contact/"


def token_in(response: HttpResponse) -> str:
    found = re.search(r'name="token" value="([^"]+)"', response.content.decode())
    assert found
    return found[1]


@pytest.fixture
def post(client: Client) -> Post:
    """Open the form and send it; `token=` sends another token than the one that was shown."""

    def send(page: ProductPage | None, **fields: str) -> HttpResponse:
        if "token" not in fields:
            fields["token"] = token_in(client.get(address(page)))
        defaults = {"text": "Hoe lang geldt mijn kaart?", "email": "wie@voorbeeld.example", "phone": "", "name": ""}
        return client.post(address(page), defaults | fields)

    return send


@pytest.fixture
def question(page) -> Question:
    return ask(
        text="Hoe lang geldt <mijn> kaart?",
        page=page,
        email="wie@voorbeeld.example",
        name="Wie Vraagt",
        asked_through="page_form",
    )
