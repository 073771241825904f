"""A form in the hands of a visitor."""

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from catalogue.products.models import ProductPage
from contactforms.questions.models import Question
from contactforms.questions.services import ask
from tests.factories import make_product, make_service

Post = Callable[..., HttpResponse]


@pytest.fixture
def page(db) -> ProductPage:
    return make_product(
        title="Parkeerkaart", slug="parkeerkaart", responsible_service=make_service(name="Parkeren", promise=3)
    )


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
