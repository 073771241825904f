"""A way told to whoever helps next."""

import json
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client, RequestFactory

from journeys.flows.telling import ToldWay, told_by
from journeys.flows.visit.kept import keep
from tests.journeys.flows.visit.conftest import Flows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("flows")]
QUESTION = "/hulp/vergunning/vraag/"


def asked(**parameters: str) -> HttpRequest:
    request = RequestFactory().get("/contact/", parameters)
    request.session = SessionStore()
    return request


def test_an_ordinary_way_is_told_by_its_address(client: Client, flows: Flows):
    page = BeautifulSoup(client.get(f"{QUESTION}?wat=tuinhuis&grootte=12,5&tuin=ja").content, "html.parser")
    link = urlsplit(page.select_one(".ask-further a.button")["href"])
    told = told_by(asked(**dict(parse_qsl(link.query))))
    assert told == ToldWay(
        flow_uuid=flows.shed.uuid,
        flow_title="Welke vergunning heb ik nodig?",
        outcome_title="Je hebt geen vergunning nodig",
        outcome_kind="not",
        sensitive=False,
        lines=(
            ("Wat wil je doen?", "Een tuinhuis zetten"),
            ("Hoe groot wordt het?", "12,5\u00a0m²"),
            ("Staat het in je achtertuin?", "Ja"),
        ),
        answers="wat=tuinhuis&grootte=12%2C5&tuin=ja",
    )
    assert ToldWay.from_json(json.loads(json.dumps(told.as_json()))) == told


def test_a_form_tells_it_too(flows: Flows):
    request = RequestFactory().post("/contact/?hulp=x", {"hulp": str(flows.shed.uuid), "antwoorden": "wat=anders"})
    told = told_by(request)
    assert told is not None and told.outcome_kind == "check"


def test_a_sensitive_way_is_told_by_the_session_only(flows: Flows):
    request = asked(hulp=str(flows.money.uuid), antwoorden="schuld=nee")
    assert told_by(request) is None
    keep(request, flows.money.uuid, {"schuld": ["ja"], "inkomen": ["900"]})
    told = told_by(request)
    assert told is not None
    assert (told.sensitive, told.answers, told.outcome_title) == (True, "", "")
    assert told.lines == (("Heb je schulden?", "Ja"), ("Wat is je inkomen?", "900\u00a0euro"))


@pytest.mark.parametrize(
    "parameters",
    [{}, {"hulp": "x"}, {"hulp": "00000000-0000-0000-0000-000000000000"}, {"antwoorden": "wat=anders"}],
)
def test_nothing_told_is_nothing(parameters: dict[str, str]):
    assert told_by(asked(**parameters)) is None


def test_what_does_not_fit_is_left_out(flows: Flows):
    told = told_by(asked(hulp=str(flows.shed.uuid), antwoorden="wat=tuinhuis&grootte=veel&tuin=ja"))
    assert told is not None and len(told.lines) == 1 and told.outcome_kind == ""
    assert told_by(asked(hulp=str(flows.shed.uuid), antwoorden="wat=kasteel")) is None
    flows.shed.unpublish()
    assert told_by(asked(hulp=str(flows.shed.uuid), antwoorden="wat=anders")) is None


@pytest.mark.parametrize("data", [None, [], {}, {"flow": "x"}, {"flow": 3}, "tekst"])
def test_what_is_no_told_way_is_none(data: object):
    assert ToldWay.from_json(data) is None
