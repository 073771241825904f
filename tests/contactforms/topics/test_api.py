"""The same questions over the API: told, answered, refused in its own form of error."""

import json
from uuid import uuid4

import pytest

from contactforms.questions.models import Question
from contactforms.topics.models import Attachment
from tests.contactforms.topics.conftest import GPS, WASTE, make_set, option, pdf, photo, upload

URL = "/api/v1/questions/"


@pytest.fixture
def ask(client, page):
    def send(answers: object, key: str = "", **fields: object):
        body = {
            "product": str(page.uuid),
            "text": "Staat er nog.",
            "email": "wie@voorbeeld.example",
            "answers": answers,
        }
        headers = {"Idempotency-Key": key} if key else {}
        return client.post(URL, json.dumps(body | fields), content_type="application/json", headers=headers)

    return send


def send_file(client, content: bytes, name: str = "foto.jpg"):
    return client.post("/api/v1/attachments/", {"file": upload(content, name)})


def test_tells_what_is_asked(client, page, waste):
    response = client.get(f"/api/v1/products/{page.uuid}/topic-questions/")
    which, bag, day, picture = waste
    assert response.status_code == 200
    assert response["ETag"]
    told = response.json()["questions"]
    assert [row["key"] for row in told] == [which.key, bag.key, day.key, picture.key]
    assert told[1] == {
        "key": bag.key,
        "label": "Welke zak?",
        "kind": "text",
        "help": "",
        "required": True,
        "multiline": False,
        "options": [],
        "only_if": [{"question": which.key, "option": option(which, "Restafval")}],
    }


def test_of_its_service_and_none(client, page):
    address = f"/api/v1/products/{page.uuid}/topic-questions/"
    assert client.get(address).json() == {"questions": []}
    make_set(WASTE[2:3], service=page.responsible_service)  # which grows the content version
    assert [row["label"] for row in client.get(address).json()["questions"]] == ["Welke dag?"]
    assert client.get(f"/api/v1/products/{uuid4()}/topic-questions/").status_code == 404


def test_takes_the_same_answers_as_the_form(client, ask, waste):
    which, bag, day, picture = waste
    file = send_file(client, photo()).json()
    answers = {which.key: option(which, "Restafval"), bag.key: "De kleine", day.key: "2026-11-25"}
    assert ask(answers | {picture.key: [file["token"]]}).status_code == 201
    question = Question.objects.get()
    assert [row["kind"] for row in question.answers] == ["choice", "text", "date", "photo"]
    assert Attachment.objects.get().question_uuid == question.uuid


def test_and_refuses_the_same(ask, waste):
    which, bag, day, picture = waste
    response = ask({which.key: option(which, "Restafval"), day.key: "ooit", picture.key: ["gegokt"], "ander": 1})
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    errors = response.json()["errors"]["answers"]
    assert set(errors) == {bag.key, day.key, picture.key, "ander"}
    assert errors[bag.key] == ["Vul dit in: Welke zak?"]
    assert not Question.objects.exists()


@pytest.mark.parametrize("answers", ["tekst", [], 5, None])
def test_answers_are_an_object(ask, page, answers):
    assert ask(answers).status_code == 400


def test_a_retry_with_a_file_is_the_same_question(client, ask, waste):
    which, _bag, _day, picture = waste
    token = send_file(client, photo()).json()["token"]
    answers = {which.key: option(which, "Gft"), picture.key: [token]}
    first, second = ask(answers, "sleutel"), ask(answers, "sleutel")
    assert (first.status_code, second.status_code) == (201, 200)
    assert ask(answers | {which.key: option(which, "Gft")}, "andere").status_code == 400  # the file is taken
    assert Question.objects.count() == 1


def test_receives_a_file(client, db):
    response = send_file(client, photo(), "Straat <1>.JPG")
    told = response.json()
    assert response.status_code == 201
    assert set(told) == {"token", "name", "kind", "size"}
    assert (told["name"], told["kind"]) == ("Straat 1.jpg", "image/jpeg")
    assert response["Cache-Control"] == "no-store"
    assert GPS not in Attachment.objects.get(token=told["token"]).file.read()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"<svg/>", "geen foto of pdf"), (photo() + b"\0" * 10 * 1024 * 1024, "groter dan 10 MB"), (b"", "leeg")],
)
def test_refuses_a_file(client, db, content, words):
    response = send_file(client, content)
    assert response.status_code == 400
    assert words in response.json()["errors"]["file"][0]
    assert not Attachment.objects.exists()


def test_takes_no_other_form(client, db, settings):
    assert client.post("/api/v1/attachments/", {}).status_code == 400
    assert client.post("/api/v1/attachments/", {"file": "tekst"}).status_code == 400
    assert client.post("/api/v1/attachments/", "{}", content_type="application/json").status_code == 415
    settings.POSTS_PER_MINUTE = settings.POSTS_PER_MINUTE | {"file": 1}
    response = send_file(client, pdf())
    assert response.status_code == 429
    assert response["Retry-After"] == "60"
