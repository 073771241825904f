"""The panel for colleagues: the same screens without the site, and without a trace of a sensitive answer."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory

from journeys.flows.visit.loading import begun_flow
from journeys.flows.visit.panel import TEMPLATE, Panel, panel_of, sent_to
from tests.journeys.flows.visit.conftest import Flows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("flows")]
BASE = "/portal/hulp/"


def click(page: object, given: dict[str, list[str]], **options: object) -> tuple[Panel, BeautifulSoup]:
    flow = begun_flow(page)
    assert flow is not None
    panel = panel_of(flow, given, base=BASE, keep=[("contact", "7")], **options)
    request = RequestFactory().get(BASE)
    return panel, BeautifulSoup(render_to_string(TEMPLATE, {"panel": panel}, request), "html.parser")


def sent(form: object, **answers: str) -> HttpRequest:
    """What a browser sends of this form."""
    hidden = [(field["name"], field["value"]) for field in form.select("[type=hidden]")]
    return RequestFactory().get(f"{BASE}?{urlencode([*hidden, *answers.items()])}")


def test_clicking_along_to_the_outcome(flows: Flows):
    panel, html = click(flows.shed, {})
    for answer in ({"wat": "tuinhuis"}, {"grootte": "12"}, {"tuin": "ja"}):
        request = sent(html.select_one("form.flow-form"), **answer)
        assert request.GET["contact"] == "7"
        given, came, change = sent_to(request)
        given.pop("contact")
        panel, html = click(flows.shed, given, sent_from=came, change=change)
    assert "Je hebt geen vergunning nodig" in html.text
    assert panel.told.lines[1] == ("Hoe groot wordt het?", "12\u00a0m²")
    assert panel.answers == "wat=tuinhuis&grootte=12&tuin=ja"
    request = sent(html.select_one("form.flow-earlier"), _wijzig="grootte")
    given, came, change = sent_to(request)
    panel, html = click(flows.shed, given, sent_from=came, change=change)
    assert html.select_one("legend, label").text == "Hoe groot wordt het?"
    assert html.select_one("#antwoord")["value"] == "12"


def test_nothing_chosen_is_said(flows: Flows):
    given, came, change = sent_to(sent(click(flows.shed, {})[1].form))
    panel, html = click(flows.shed, given, sent_from=came, change=change)
    assert panel.screen.error and html.select_one(".error")


def test_a_sensitive_flow_is_posted_whatever_is_asked(flows: Flows):
    panel, html = click(flows.money, {"schuld": ["ja"]}, method="get")
    assert {form["method"] for form in html.select("form")} == {"post"}
    assert all("schuld" not in form["action"] for form in html.select("form"))
    request = RequestFactory().post(BASE, QueryDict("schuld=ja&_van=inkomen&inkomen=5").dict())
    given, came, change = sent_to(request)
    panel, _html = click(flows.money, given, sent_from=came, change=change)
    assert panel.told.answers == "" and len(panel.told.lines) == 2
