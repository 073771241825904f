"""What ends up in the logs: the kind of page and the outcome, never a secret or a person."""

import io
import json
import logging
import logging.config
import sys

import pytest
import structlog
from django.test import Client

from cms.settings.logs import LOGGING, where_it_broke
from contactforms.questions.services import ask
from tests.factories import make_product


@pytest.fixture
def lines(db):
    """Everything that is logged from here on, as the lines that would be written."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(**_formatter()))
    root = logging.getLogger()
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.removeHandler(handler)


def _formatter() -> dict:
    options = dict(LOGGING["formatters"]["json"])
    options.pop("()")
    return options


def requests(lines) -> list[str]:
    return [line["request"] for line in lines() if line["event"].startswith("request_")]


SECRETS = ("wie@voorbeeld.example", "0470123456", "Mozilla", "203.0.113.7", "geheime woorden", "Wie Vraagt")


def test_asking_leaves_no_trace_of_who(lines, client):
    page = make_product()
    question = ask(text="geheime woorden", page=page, email="wie@voorbeeld.example", asked_through="page_form")
    browser = Client(headers={"User-Agent": "Mozilla/5.0"}, REMOTE_ADDR="203.0.113.7")
    browser.post(
        f"/vraag/{page.uuid}/?email=wie@voorbeeld.example",
        {"text": "geheime woorden", "email": "wie@voorbeeld.example", "name": "Wie Vraagt"},
    )
    browser.get(f"/vraag/status/{question.status_token}/?bron=mail")
    browser.post(f"/vraag/status/{question.status_token}/", {"step": "withdraw"})
    browser.get(f"/vraag/ontvangen/{question.status_token}/")
    browser.post("/vraag/volgen/", {"reference": question.reference, "reached_by": "wie@voorbeeld.example"})
    text = json.dumps(lines())
    for secret in (*SECRETS, question.status_token, question.reference, "bron=mail"):
        assert secret not in text
    assert requests(lines) == [
        "POST vraag/<uuid:page>/",
        "GET vraag/status/<str:token>/",
        "POST vraag/status/<str:token>/",
        "GET vraag/ontvangen/<str:token>/",
        "POST vraag/volgen/",
    ]


@pytest.mark.parametrize(
    "path", ["/vraag/status/GEHEIM", "/vraag/status/GEHEIM/x/", "/GEHEIM/", "/vraag/GEHEIM/?x=1", "/zoeken/?q=GEHEIM"]
)
def test_mistyped_addresses_and_words_are_not_kept(lines, client, path):
    client.get(path)
    assert "GEHEIM" not in json.dumps(lines())


def test_published_pages_are_named(lines, client):
    page = make_product()
    client.get(page.url)
    assert requests(lines) == [f"GET {page.url}"]


def test_the_id_comes_back_and_is_on_the_line(lines, client):
    response = client.get("/health/live", headers={"X-Request-ID": "made up by the client"})
    (line,) = [line for line in lines() if line["event"] == "request_finished"]
    assert line["request_id"] == response["X-Request-ID"]
    assert len(line["request_id"]) == 36
    assert isinstance(line["milliseconds"], int)


def test_an_error_tells_where_and_not_what(lines, client, monkeypatch):
    page = make_product()

    def breaks(email: str, **kwargs: object) -> None:
        try:
            raise KeyError(email)
        except KeyError as error:
            raise RuntimeError(f"row contains ({email})") from error

    monkeypatch.setattr("contactforms.forms.views.asking.ask_question", breaks)
    client.raise_request_exception = False
    from tests.contactforms.forms.conftest import token_in

    token = token_in(client.get(f"/vraag/{page.uuid}/"))
    response = client.post(
        f"/vraag/{page.uuid}/", {"text": "geheime woorden", "email": "wie@voorbeeld.example", "token": token}
    )
    assert response.status_code == 500
    assert response["X-Request-ID"]
    (line,) = [line for line in lines() if line["event"] == "request_failed"]
    assert "builtins.KeyError" in line["exception"]
    assert "builtins.RuntimeError" in line["exception"]
    assert "asking.py" in line["exception"]
    text = json.dumps(lines())
    for secret in (*SECRETS, token):
        assert secret not in text


def test_where_it_broke_ends_on_circles():
    secret = "".join(["ge", "heim"])
    one, two = ValueError(secret), ValueError(secret)
    one.__cause__, two.__cause__ = two, one
    try:
        raise one
    except ValueError:
        told = where_it_broke(sys.exc_info())
    assert secret not in told
    assert told.count("builtins.ValueError") == 5
