"""`POST /api/v1/questions/`: routed, receipted, once, in one form of error."""

import json
from uuid import uuid4

import pytest
from django.test import Client

from catalogue.products.models import Audience, PageException
from contactforms.outbox.models import OutboxMessage
from contactforms.questions.models import Question
from tests.contactforms.along import make_journey, make_money, make_shed_for
from tests.factories import make_product, make_service

URL = "/api/v1/questions/"


@pytest.fixture
def post(client: Client, page):
    def send(key: str | None = None, **fields: object):
        body = {"product": str(page.uuid), "text": "Hoe lang?", "email": "wie@voorbeeld.example"} | fields
        headers = {"Idempotency-Key": key} if key is not None else {}
        return client.post(URL, json.dumps(body), content_type="application/json", headers=headers)

    return send


def test_the_receipt(post, service):
    response = post(name="Wie Vraagt", topic="Duur")
    question = Question.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        "reference": question.reference,
        "service": {"uuid": str(service.uuid), "name": service.name},
        "due": question.due.isoformat(),
        "status_url": f"http://localhost:8000/vraag/status/{question.status_token}/",
    }
    assert (question.asked_through, question.topic, question.customer.name) == ("api", "Duur", "Wie Vraagt")
    assert "no-store" in response["Cache-Control"]
    assert OutboxMessage.objects.count() == 1


@pytest.mark.parametrize("missing", ["null", "left out"])
def test_without_a_product_the_front_desk_answers(client, db, missing):
    body = {"text": "Waar?", "phone": "0470 12 34 56"} | ({"product": None} if missing == "null" else {})
    response = client.post(URL, json.dumps(body), content_type="application/json")
    assert response.status_code == 201
    assert Question.objects.get().service.is_front_desk
    assert str(Question.objects.get().customer.phone) == "+32470123456"


def test_topic_and_audience_route(post, page):
    audience = Audience.objects.create(name="Ondernemer")
    one, two = make_service(), make_service()
    PageException.objects.create(page=page, topic="Factuur", service=one)
    PageException.objects.create(page=page, audience=audience, service=two)
    assert post(topic="Factuur").json()["service"]["uuid"] == str(one.uuid)
    assert post(audience=str(audience.uuid)).json()["service"]["uuid"] == str(two.uuid)


class TestOnce:
    def test_a_retry_is_the_same_question(self, post):
        first, second = post("sleutel"), post("sleutel")
        assert (first.status_code, second.status_code) == (201, 200)
        assert first.json() == second.json()
        assert Question.objects.count() == OutboxMessage.objects.count() == 1

    def test_a_key_used_for_something_else(self, post):
        post("sleutel")
        other = post("sleutel", text="Iets anders")
        assert other.status_code == 422
        assert other["Content-Type"] == "application/problem+json"
        assert Question.objects.count() == 1

    def test_without_a_key_two_are_two(self, post):
        assert post().json()["reference"] != post().json()["reference"]

    def test_a_key_without_end(self, post):
        assert post("k" * 256).status_code == 400
        assert post("k" * 255).status_code == 201


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"text": ""}, "text"),
        ({"text": "   "}, "text"),
        ({"text": None}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"email": ""}, "email"),
        ({"email": "wie@"}, "email"),
        ({"email": "", "phone": "12"}, "phone"),
        ({"product": "geen uuid"}, "product"),
        ({"product": str(uuid4())}, "product"),
        ({"audience": str(uuid4())}, "audience"),
        ({"name": "n" * 121}, "name"),
        ({"topic": "t" * 81}, "topic"),
    ],
)
def test_what_is_wrong_is_named(post, fields, wrong):
    response = post(**fields)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert (problem["status"], list(problem["errors"])) == (400, [wrong])
    assert not Question.objects.exists()


def test_a_draft_does_not_exist(post):
    assert post(product=str(make_product(live=False).uuid)).status_code == 400


@pytest.mark.parametrize(
    ("body", "kind", "code"),
    [
        ("{", "application/json", 400),
        ("[]", "application/json", 400),
        ('"text"', "application/json", 400),
        ("a=b", "application/x-www-form-urlencoded", 415),
        ("", "application/json", 400),
    ],
)
def test_what_is_no_question(client, db, body, kind, code):
    response = client.post(URL, body, content_type=kind)
    assert response.status_code == code
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_only_post(client, db, method):
    assert getattr(client, method)(URL).status_code == 405


def test_twenty_a_minute_are_refused(post):
    codes = [post(text=f"Vraag {n}").status_code for n in range(21)]
    assert codes == [201] * 19 + [429] * 2
    refused = post()
    assert refused["Retry-After"] == "60"
    assert refused["Content-Type"] == "application/problem+json"


def test_form_and_api_count_together(post, client, page):
    for n in range(19):
        post(text=f"Vraag {n}")
    assert client.post(f"/vraag/{page.uuid}/", {"text": "x"}).status_code == 429


def test_other_websites_may_ask_from_the_browser(client, db):
    for _n in range(25):
        response = client.options(URL, headers={"Origin": "https://elders.example"})
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Idempotency-Key" in response["Access-Control-Allow-Headers"]


ANSWERS = {"wat": ["tuinhuis"], "grootte": "12", "tuin": "ja"}


class TestWhatGoesAlong:
    """The journey, its step and the way through guided questions, as another website sends them."""

    def test_journey_step_and_way_reach_the_question(self, post, page):
        journey, flow = make_journey(page), make_shed_for()
        sent = {"journey": str(journey.uuid), "step": "aangifte", "flow": str(flow.uuid), "flow_answers": ANSWERS}
        assert post("sleutel", **sent).status_code == 201
        question = Question.objects.get()
        assert (question.journey_uuid, question.journey_step) == (journey.uuid, "aangifte")
        assert (question.journey_title, question.journey_step_title) == (journey.title, "Geef je nieuwe adres door")
        way = question.told_way
        assert way is not None
        assert (way.outcome_title, way.lines[0]) == (
            "Je hebt geen vergunning nodig", ("Wat wil je doen?", "Een tuinhuis zetten"),
        )  # fmt: skip
        assert post("sleutel", **sent).status_code == 200
        assert post("sleutel", **sent | {"step": "parkeren"}).status_code == 422, "another question under one key"
        assert post(journey=str(journey.uuid)).status_code == 201
        assert Question.objects.latest("pk").journey_step == ""

    @pytest.mark.parametrize(
        ("fields", "wrong"),
        [
            ({"journey": "geen-uuid"}, "journey"),
            ({"journey": str(uuid4())}, "journey"),
            ({"journey": "JOURNEY", "step": "van-een-andere-reis"}, "step"),
            ({"step": "aangifte"}, "journey"),
            ({"flow": "geen-uuid"}, "flow"),
            ({"flow": str(uuid4())}, "flow"),
            ({"flow": "JOURNEY"}, "flow"),
            ({"flow_answers": ANSWERS}, "flow"),
            ({"flow": "FLOW", "flow_answers": ["geheim"]}, "flow_answers"),
            ({"flow": "FLOW", "flow_answers": {"wat": {"geheim": 1}}}, "flow_answers"),
        ],
    )
    def test_what_is_wrong_is_named_and_nothing_is_asked(self, post, page, fields, wrong):
        known = {"JOURNEY": str(make_journey(page).uuid), "FLOW": str(make_shed_for().uuid)}
        answer = post(
            **{name: known.get(value, value) if isinstance(value, str) else value for name, value in fields.items()}
        )
        assert answer.status_code == 400
        assert set(answer.json()["errors"]) == {wrong}
        assert "geheim" not in answer.content.decode()
        assert not Question.objects.exists()

    @pytest.mark.parametrize("gone", ["unpublished", "a part"])
    def test_guided_questions_that_cannot_be_begun(self, post, gone):
        flow = make_shed_for()
        if gone == "a part":
            type(flow).objects.filter(pk=flow.pk).update(is_part=True)
        else:
            flow.unpublish()
        answer = post(flow=str(flow.uuid), flow_answers=ANSWERS)
        assert (answer.status_code, list(answer.json()["errors"])) == (400, ["flow"])

    def test_a_journey_that_left_the_site(self, post, page):
        journey = make_journey(page)
        journey.unpublish()
        assert post(journey=str(journey.uuid)).status_code == 400

    @pytest.mark.parametrize(
        ("answers", "told"),
        [
            (ANSWERS | {"weg": ["x"], "schade": ["dak"]}, 3),  # not asked any more, not on this way
            ({"wat": "tuinhuis", "grootte": "veel"}, 1),  # no number
            ({"wat": "luchtkasteel"}, 0),
            ({}, 0),
        ],
    )
    def test_a_way_that_no_longer_fits_goes_along_as_far_as_it_does(self, post, answers, told):
        assert post(flow=str(make_shed_for().uuid), flow_answers=answers).status_code == 201
        way = Question.objects.get().told_way
        assert (len(way.lines) if way else 0) == told

    def test_sensitive_answers_are_with_the_question_and_nowhere_else(self, post, caplog):
        flow = make_money()
        answer = post(flow=str(flow.uuid), flow_answers={"schuld": "ja", "inkomen": "1234"})
        question = Question.objects.get()
        assert question.told_way is not None and question.told_way.sensitive and question.told_way.answers == ""
        assert "1.234" in str(question.way)
        written = str(list(OutboxMessage.objects.values_list("payload", flat=True)))
        written += str(list(question.events.values_list("data", flat=True)))
        for place in (answer.content.decode(), caplog.text, written):
            assert "1234" not in place and "1.234" not in place
