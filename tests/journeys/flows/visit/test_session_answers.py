"""A sensitive flow leaves no trace: not in addresses, headers, logs, sums, caches; and it can be left at once."""

import json
import logging
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from cms.settings.logs import LOGGING
from journeys.flows.counting.models import FlowCount, Happening
from journeys.flows.visit.tasks import forget_sessions
from tests.factories import make_user
from tests.journeys.flows.visit.conftest import Flows
from tests.journeys.flows.visit.flows import SHED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("flows")]
START = "/hulp/geldzorgen/"
QUESTION = f"{START}vraag/"
SECRETS = ("samen", "1234567")  # answers that would stand out anywhere


def answer(client: Client, key: str, *values: str) -> HttpResponse:
    return client.post(QUESTION, {"_van": key, key: list(values)})


def follow(client: Client, response: HttpResponse) -> BeautifulSoup:
    assert response.status_code == 303, response.content[:500]
    there = client.get(response["Location"])
    assert there.status_code == 200
    return BeautifulSoup(there.content, "html.parser")


def walk(client: Client) -> list[HttpResponse]:
    """The whole flow; every answer of ours on the way."""
    answers = [client.get(START), client.get(f"{QUESTION}?_begin=1")]
    for key, value in (("schuld", "ja"), ("inkomen", SECRETS[1]), ("gezin", SECRETS[0])):
        answers.append(answer(client, key, value))
        answers.append(client.get(answers[-1]["Location"]))
    return answers


def test_from_start_to_outcome(client: Client):
    page = BeautifulSoup(walk(client)[-1].content, "html.parser")
    assert page.h1.text == "We bekijken het samen"
    assert "Samen met anderen" in page.select_one(".earlier").text
    assert not page.select("#adres"), "there is no address to share"
    assert page.title.text.startswith("Richtvragen |")


def test_no_trace_in_addresses_headers_and_caches(client: Client):
    for response in walk(client):
        assert not any(secret in str(response.headers) for secret in SECRETS)
        assert "no-store" in response["Cache-Control"]
        if response.status_code == 303:
            assert response["Location"].partition("?")[2].startswith("stap=")
        elif QUESTION in response.request["PATH_INFO"]:
            page = BeautifulSoup(response.content, "html.parser")
            assert "Richtvragen" in page.title.text and "geld" not in page.title.text.lower()
            links = [a["href"] for a in page.select("a[href]")]
            assert not any(secret in link for secret in SECRETS for link in links)
            for form in page.select("form.flow-form"):
                assert form["method"] == "post"


def test_no_trace_in_logs(client: Client, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.DEBUG):
        walk(client)
        answer(client, "gezin", "kasteel-met-gracht")
    formatter = logging.Formatter()
    told = "\n".join(f"{formatter.format(record)} {record.__dict__}" for record in caplog.records)
    assert "vraag/" in told, "the log does tell of the pages"
    # What the database was told is logged under DEBUG only, which no installation of ours runs with.
    assert LOGGING["root"]["level"] == "INFO"
    told = "\n".join(line for line in told.splitlines() if "django.db.backends" not in line)
    assert not any(secret in told for secret in (*SECRETS, "kasteel"))


def test_no_trace_in_the_sums(client: Client, flows: Flows):
    walk(client)
    assert [(row.happening, row.node, row.option, row.times) for row in FlowCount.objects.all()] == [
        (Happening.START, "", "", 1)
    ]


def test_no_trace_in_any_table_but_the_session(client: Client):
    walk(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_stat_user_tables")
        tables = [name for (name,) in cursor.fetchall() if name != "django_session"]
        found = []
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{SECRETS[1]}%"])
            if cursor.fetchone() != (0,):
                found.append(table)
    assert found == []


def test_an_error_report_holds_no_answer(client: Client, monkeypatch: pytest.MonkeyPatch):
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("journeys.flows.visit.session_answers.keep", broken)
    client.raise_request_exception = False
    for debug in (True, False):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("django.conf.settings.DEBUG", debug)
            response = client.post(QUESTION, {"_van": "schuld", "schuld": "ja", "extra": SECRETS[1]})
        assert response.status_code == 500
        if not debug:
            assert SECRETS[1] not in response.content.decode()


def test_the_session_begins_with_the_first_answer_and_ends_soon(client: Client):
    client.get(START)
    client.get(f"{QUESTION}?_begin=1")
    assert not client.cookies and not Session.objects.exists()
    answer(client, "schuld", "ja")
    cookie = client.cookies["sessionid"]
    assert 0 < int(cookie["max-age"]) <= 1200 and cookie["samesite"] == "Lax" and cookie["httponly"]
    assert Session.objects.get().expire_date <= timezone.now() + timedelta(minutes=20)
    with time_machine.travel(timezone.now() + timedelta(minutes=21)):
        page = BeautifulSoup(client.get(f"{QUESTION}?stap=2").content, "html.parser")
        assert page.h1.text == "Heb je schulden?"
        assert "20 minuten" in page.select_one(".flow-notice").text
        forget_sessions(0)
        assert not Session.objects.exists()


def test_without_cookies_it_says_so(client: Client):
    answer(client, "schuld", "ja")
    client.cookies.clear()
    page = BeautifulSoup(answer(client, "inkomen", "1000").content, "html.parser")
    assert "cookies" in page.select_one(".flow-notice").text
    assert page.h1.text == "Heb je schulden?"


def test_the_browsers_back_and_change(client: Client):
    walk(client)
    page = BeautifulSoup(client.get(f"{QUESTION}?stap=2").content, "html.parser")
    assert page.h1.text == "Wat is je inkomen?"
    assert page.select_one("#antwoord")["value"] == SECRETS[1]
    page = follow(client, answer(client, "inkomen", "900"))
    assert page.h1.text == "We bekijken het samen", "the last answer still fits"
    page = follow(client, answer(client, "schuld", "nee"))
    assert page.h1.text == "Dit is niet voor jou"
    assert client.get(f"{QUESTION}?stap=9")["Location"] == f"{QUESTION}?stap=2"


@pytest.mark.parametrize("values", [[], ["kasteel"]])
def test_wrong_is_said_and_not_kept(client: Client, values: list[str]):
    response = answer(client, "schuld", *values)
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    assert page.title.text.startswith("Fout: ")
    assert page.select_one(".error-summary a")["href"] == "#antwoord"
    assert not Session.objects.exists()


def test_leaving_forgets_and_leads_away(client: Client, settings: object):
    walk(client)
    page = BeautifulSoup(client.get(f"{QUESTION}?stap=2").content, "html.parser")
    response = client.get(page.select_one("a[data-leave]")["href"])
    assert (response.status_code, response["Location"]) == (302, "https://www.google.be/")
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert client.cookies["sessionid"].value == ""
    assert not Session.objects.exists()


def test_beginning_again_forgets(client: Client):
    walk(client)
    assert client.post(QUESTION, {"_op": "1"})["Location"] == START
    assert not Session.objects.exists()


def test_a_colleague_stays_logged_in_and_takes_no_answers_along(client: Client):
    answer(client, "schuld", "ja")
    user = make_user("agent")
    client.force_login(user)
    assert "flow:" not in json.dumps(list(client.session.keys()))
    assert client.session.get_expiry_age() > 24 * 3600
    answer(client, "schuld", "ja")
    assert client.session.get_expiry_age() > 24 * 3600
    client.get(f"{START}verlaat/")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_an_address_of_when_it_was_not_sensitive_is_not_read(client: Client, flows: Flows):
    response = client.get(f"{QUESTION}?schuld=ja&inkomen=5")
    assert BeautifulSoup(response.content, "html.parser").h1.text == "Heb je schulden?"


def test_a_form_that_stood_open_while_it_ceased_to_be_sensitive(client: Client, flows: Flows):
    flows.money.sensitive = False
    flows.money.save_revision().publish()
    assert answer(client, "schuld", "ja")["Location"] == QUESTION


def test_of_another_flow_nothing_is_forgotten(client: Client, flows: Flows):
    flows.shed.sensitive, flows.shed.definition = True, SHED
    flows.shed.save_revision().publish()
    answer(client, "schuld", "ja")
    client.post("/hulp/vergunning/vraag/", {"_van": "wat", "wat": "boom"})
    client.post("/hulp/vergunning/vraag/", {"_op": "1"})
    assert follow(client, client.get(f"{QUESTION}?stap=9")).h1.text == "Wat is je inkomen?"
