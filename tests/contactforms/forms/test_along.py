"""A question keeps where it was asked from: the step of a journey, the answers to guided questions."""

import re
from urllib.parse import urlencode

import pytest

from contactforms.outbox.models import OutboxMessage
from contactforms.questions.models import Question
from tests.contactforms.along import make_journey, make_money, make_shed_for
from tests.contactforms.forms.conftest import token_in

ANSWERS = "wat=tuinhuis&grootte=12&tuin=ja"
SENT = {"text": "Mag dat ook in beton?", "email": "wie@voorbeeld.example", "phone": "", "name": ""}


@pytest.fixture
def address(page):
    """Return the address of the form of the page with these parameters."""
    return lambda **asked: f"/vraag/{page.uuid}/?{urlencode(asked)}"


def send(client, where: str, **fields: str):
    return client.post(where, {"token": token_in(client.get(where))} | SENT | fields)


class TestJourney:
    def test_shown_kept_with_the_question_and_led_back_to(self, client, page, address):
        journey = make_journey(page)
        where = address(reis="verhuizen.aangifte")
        html = client.get(where).content.decode()
        assert "stap 2 van 3" in html and "Geef je nieuwe adres door" in html
        response = send(client, where)
        question = Question.objects.get()
        assert (question.journey_uuid, question.journey_title) == (journey.uuid, "Verhuizen naar Hasselt")
        assert (question.journey_step, question.journey_step_title) == ("aangifte", "Geef je nieuwe adres door")
        for shown in (response["Location"], f"/vraag/status/{question.status_token}/"):
            assert "verhuizen/#stap-aangifte" in client.get(shown).content.decode()

    def test_an_error_loses_nothing(self, client, page, address):
        make_journey(page)
        response = send(client, address(reis="verhuizen.aangifte"), text="")
        assert response.status_code == 422
        assert "stap 2 van 3" in response.content.decode()

    @pytest.mark.parametrize("reis", ["", "verhuizen", "verhuizen.weg", "elders.aangifte", ".", "x" * 900])
    def test_what_is_no_step_is_nothing(self, client, page, address, reis):
        make_journey(page)
        assert send(client, address(reis=reis)).status_code == 302
        assert Question.objects.get().journey_uuid is None

    def test_a_journey_that_is_gone_is_named_without_a_link(self, client, page, address):
        journey = make_journey(page)
        send(client, address(reis="verhuizen.aangifte"))
        journey.unpublish()
        html = client.get(f"/vraag/status/{Question.objects.get().status_token}/").content.decode()
        assert "Verhuizen naar Hasselt" in html and "#stap-aangifte" not in html


class TestGuidedQuestions:
    def told(self, address) -> str:
        return address(hulp=make_shed_for().uuid, antwoorden=ANSWERS)

    def test_shown_and_kept_in_words(self, client, address):
        where = self.told(address)
        html = client.get(where).content.decode()
        assert "Wat wil je doen?" in html and "Een tuinhuis zetten" in html and "Stuur mijn antwoorden mee" in html
        send(client, where, way="on")
        way = Question.objects.get().told_way
        assert way is not None
        assert (way.outcome_title, way.lines[0]) == (
            "Je hebt geen vergunning nodig", ("Wat wil je doen?", "Een tuinhuis zetten"),
        )  # fmt: skip

    def test_not_when_the_box_is_empty(self, client, address):
        send(client, self.told(address))
        assert Question.objects.get().way == {}

    def test_other_answers_are_another_question(self, client, address):
        flow = make_shed_for()
        for answers in (ANSWERS, ANSWERS, "wat=anders"):
            send(client, address(hulp=flow.uuid, antwoorden=answers), way="on")
        assert Question.objects.count() == 2

    def test_sensitive_ones_come_from_the_session_and_leave_no_trace(self, client, page, address, caplog):
        flow = make_money()
        visit = f"{flow.url}vraag/"
        for question, answer in (("schuld", "ja"), ("inkomen", "1234")):
            client.post(visit, {"_van": question, question: answer})
        where = address(hulp=flow.uuid)
        assert "1.234" in client.get(where).content.decode()
        response = send(client, where, way="on")
        question = Question.objects.get()
        assert question.told_way is not None and question.told_way.sensitive
        mailed = str(list(OutboxMessage.objects.values_list("payload", flat=True)))
        assert "1.234" not in response["Location"] + mailed + caplog.text

    def test_sensitive_ones_are_forgotten_once_sent_and_a_second_click_is_the_same_question(self, client, address):
        flow = make_money()
        where, form = address(hulp=flow.uuid), {}
        for income in ("1234", "1500"):
            for question, answer in (("schuld", "ja"), ("inkomen", income)):
                client.post(f"{flow.url}vraag/", {"_van": question, question: answer})
            form = form or {"token": token_in(client.get(where))} | SENT | {"way": "on"}
            first = client.post(where, form)
            assert not client.cookies["sessionid"].value, "the session held nothing else"
            again = client.post(where, form)
            assert (again.status_code, Question.objects.count()) == (302, 1 if income == "1234" else 2)
            if income == "1234":
                assert again["Location"] == first["Location"]
        assert client.post(where, form | {"text": "Iets anders"}).status_code == 422

    def test_answers_that_are_gone_are_said_to_be(self, client, address):
        where = address(hulp=make_money().uuid)
        response = send(client, where, way="on")
        assert response.status_code == 422
        assert "Je antwoorden op de hulpvragen zijn weg" in response.content.decode()
        assert send(client, where).status_code == 302

    def test_the_form_of_a_product_offers_what_helps_with_it(self, client, page, address):
        flow = make_shed_for(page)
        make_journey(page)
        html = client.get(address(reis="verhuizen.aangifte")).content.decode()
        [link] = re.findall(rf'href="{re.escape(flow.url)}\?([^"]*)"', html)
        assert f"={page.uuid}" in link and "reis=verhuizen.aangifte" in link, "it leads back to this form"
        assert "Misschien helpt dit" not in client.get(address(hulp=flow.uuid, antwoorden=ANSWERS)).content.decode()
