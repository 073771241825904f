"""What is counted of a visit, and what the sums say."""

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import Error, connection
from django.test import Client
from django.utils import timezone

from journeys.flows.counting import numbers
from journeys.flows.counting.forgetting import forget
from journeys.flows.counting.models import FlowCount, Happening
from journeys.flows.counting.numbers import Arrow
from journeys.flows.counting.recording import Happened, count, time_class
from journeys.flows.visit.since import begun_now, seconds_since
from tests.journeys.flows.visit.conftest import Flows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("flows")]
QUESTION = "/hulp/vergunning/vraag/"


def open_(client: Client, address: str) -> str:
    """Follow an address to the page it ends at, and return that page's own address."""
    response = client.get(address)
    return open_(client, response["Location"]) if response.status_code == 303 else address


def sent(address: str, came: str, **answers: str) -> str:
    """What a form on the page at `address` sends."""
    extra = "&".join([f"_van={came}", *(f"{key}={value}" for key, value in answers.items())])
    return f"{address}{'&' if urlsplit(address).query else '?'}{extra}"


def test_a_visit_in_sums(client: Client, flows: Flows):
    flow = flows.shed.uuid
    with time_machine.travel("2026-11-26 10:00:00+01:00", tick=False):
        here = open_(client, f"{QUESTION}?_begin=1")
        here = open_(client, sent(here, "wat", wat="tuinhuis"))
        here = open_(client, sent(here, "grootte", grootte="12"))
    with time_machine.travel("2026-11-26 10:01:30+01:00", tick=False):
        here = open_(client, sent(here, "tuin", tuin="ja"))
        open_(client, here)  # again, and opened by whom it was sent to
        assert numbers.starts(flow) == 1
        assert set(numbers.arrows(flow)) == {
            Arrow("wat", "tuinhuis", "grootte", 1), Arrow("grootte", "", "tuin", 1), Arrow("tuin", "ja", "vrij", 1),
        }  # fmt: skip
        assert numbers.outcomes(flow) == {"vrij": 1}
        assert numbers.stops(flow) == {}
        assert numbers.median_seconds(flow) == 120


def test_where_people_stop(client: Client, flows: Flows):
    flow = flows.shed.uuid
    for _visitor in range(3):
        here = open_(client, f"{QUESTION}?_begin=1")
        here = open_(client, sent(here, "wat", wat="tuinhuis"))
    open_(client, f"{QUESTION}?_begin=1")
    open_(client, sent(here, "grootte", grootte="99"))
    assert numbers.stops(flow) == {"wat": 1, "grootte": 2}


def test_going_back_and_changing_leaves_nobody_behind(client: Client, flows: Flows):
    flow = flows.shed.uuid
    here = open_(client, f"{QUESTION}?_begin=1")
    here = open_(client, sent(here, "wat", wat="tuinhuis"))
    page = BeautifulSoup(client.get(here).content, "html.parser")
    here = open_(client, page.select_one(".back a")["href"])
    page = BeautifulSoup(client.get(here).content, "html.parser")
    here = open_(client, f"{QUESTION}?wat=anders&_van={page.select_one('[name=_van]')['value']}")
    assert numbers.stops(flow) == {}
    assert numbers.outcomes(flow) == {"nakijken": 1}


def test_answers_that_were_kept_are_passed_again(client: Client, flows: Flows):
    open_(client, f"{QUESTION}?wat=tuinhuis&grootte=12&tuin=ja&_wijzig=wat&_van=vrij")
    open_(client, f"{QUESTION}?grootte=12&tuin=ja&wat=tuinhuis&_van=wat")
    assert numbers.stops(flows.shed.uuid) == {}
    assert numbers.outcomes(flows.shed.uuid) == {"vrij": 1}


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Examplebot/1.0"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"Cache-Control": "max-age=0"},
    ],
)
def test_machines_guesses_and_reloads_are_not_counted(client: Client, headers: dict[str, str]):
    for query in ("_begin=1", "wat=anders&_van=wat"):
        assert client.get(f"{QUESTION}?{query}", headers=headers).status_code == 303
    assert not FlowCount.objects.exists()


def test_what_people_write_is_in_no_sum(client: Client):
    open_(client, f"{QUESTION}?wat=boom&geplant=2003-02-01&waar=Luikersteenweg&schade=dak&_van=wat")
    assert {(row.node, row.option) for row in FlowCount.objects.all()} == {
        ("wat", "boom"), ("geplant", ""), ("waar", ""), ("schade", ""),
    }  # fmt: skip
    columns = {field.name for field in FlowCount._meta.get_fields()}
    assert columns == {"id", "day", "flow", "happening", "node", "option", "to", "times"}


def test_a_count_that_fails_breaks_nothing(client: Client, monkeypatch: pytest.MonkeyPatch):
    def refused(*args: object) -> None:
        raise Error

    monkeypatch.setattr("journeys.flows.counting.recording._run", refused)
    assert client.get(f"{QUESTION}?wat=anders&_van=wat").status_code == 303


def test_one_statement_a_step(client: Client, flows: Flows, django_assert_num_queries: object):
    steps = [Happened(Happening.STEP, "a", to="b"), Happened(Happening.STEP, "b", to="c")] * 2
    with connection.execute_wrapper(lambda execute, *args: execute(*args)):
        count(flows.shed.uuid, steps)
    assert numbers.arrows(flows.shed.uuid) == [Arrow("a", "", "b", 2), Arrow("b", "", "c", 2)]
    count(flows.shed.uuid, [Happened(Happening.STEP, "x" * 200, to="b")])
    assert len(numbers.arrows(flows.shed.uuid)) == 2, "no key is as long as that"


def test_old_sums_go():
    flow, today = uuid4(), timezone.localdate()
    for days in (0, 89, 90, 401):
        FlowCount.objects.create(day=today - timedelta(days=days), flow=flow, happening="start", to="a", times=1)
    assert numbers.starts(flow) == 2
    assert numbers.starts(flow, days=1000) == 4
    assert forget() == 1


@pytest.mark.parametrize(("seconds", "expected"), [(0, 30), (30, 30), (31, 60), (3600, 3600), (3601, None), (-1, None)])
def test_classes_of_time(seconds: int, expected: int | None):
    assert time_class(seconds) == expected


@pytest.mark.parametrize("text", ["", ".", "zz.", "1a2b", "1a2b.0123456789ab", "x" * 99])
def test_a_moment_that_is_not_ours_is_none(text: str):
    assert seconds_since(text) is None
    assert 0 <= (seconds_since(begun_now()) or 0) < 20
