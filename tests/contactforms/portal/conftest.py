"""The city of the portal's tests: two services, a sensitive one, someone of every role, a question."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from catalogue.organisation.models import Service
from catalogue.products.models import ProductPage
from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.questions import services
from contactforms.questions.models import AskedThrough, Question
from tests.conftest import rows_for_all
from tests.factories import make_channel, make_product, make_service, make_user

NAME, EMAIL, PHONE = "Zeldzame Naamwaarde", "zeldzaam@privadres.example", "011 00 98 76"


@dataclass
class City:
    """What a test needs to name."""

    waste: Service
    roads: Service
    welfare: Service
    page: ProductPage
    expert: User
    colleague: User
    stranger: User
    lead: User
    privacy: User
    editor: User
    admin: User


@pytest.fixture(scope="module")
def kept_city(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[City]:
    """The city, made once for all tests of a file."""
    with rows_for_all(django_db_blocker):
        yield make_city()


@pytest.fixture
def city(kept_city: City, db: None) -> City:
    """The city as it was made, whatever another test did to it."""
    return deepcopy(kept_city)


def make_city() -> City:
    """Make it."""
    waste, roads = make_service(name="Afval", promise=3), make_service(name="Wegen", promise=7)
    welfare = make_service(name="Welzijn", sensitive=True)
    make_channel(waste, value="011 00 11 22")
    page = make_product(
        title="Huisvuil laten ophalen",
        responsible_service=waste,
        short_answer="Zet het buiten voor zeven uur.",
        agent_note="Alleen voor collega’s: bel de ploegbaas.",
    )
    return City(
        waste=waste,
        roads=roads,
        welfare=welfare,
        page=page,
        expert=make_user(Role.EXPERT, services=(waste,), first_name="Els", last_name="Expert"),
        colleague=make_user(Role.AGENT, services=(waste,), first_name="Karel", last_name="Collega"),
        stranger=make_user(Role.EXPERT, services=(roads,)),
        lead=make_user(Role.LEAD),
        privacy=make_user(Role.PRIVACY_OFFICER),
        editor=make_user(Role.EDITOR),
        admin=make_user(is_superuser=True, is_staff=True),
    )


def ask(city: City, **fields: Any) -> Question:
    """A question about the page, from someone whose data would stand out anywhere."""
    defaults = {
        "text": "Waarom is mijn vuilzak niet meegenomen?",
        "page": city.page,
        "email": EMAIL,
        "phone": PHONE,
        "name": NAME,
        "asked_through": AskedThrough.API,
    }
    return services.ask(**defaults | fields)


@pytest.fixture
def question(city) -> Question:
    return ask(city)


def logged_in(user: User | None) -> Client:
    """A browser of this account; of nobody when None."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def personal_data_in(response: Any) -> list[str]:
    """What of the person stands anywhere in the response, its headers included."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    everything = body.decode() + str(response.headers)
    return [value for value in (NAME, "Naamwaarde", EMAIL, "privadres", PHONE, "+3211009876") if value in everything]
