"""A journey and guided questions beside the caller: kept on the contact, sent to the caller, passed on."""

from uuid import uuid4

import pytest
from django.urls import reverse

from contactforms.contacts.models import Contact
from contactforms.questions.models import Question
from contactforms.questions.reach import Reach
from contactforms.questions.services.handing import hand_to_service
from tests.contactforms.along import make_journey, make_money, make_shed_for
from tests.contactforms.portal.conftest import logged_in
from tests.factories import make_user

PANEL = {"HX-Request": "true", "HX-Target": "item"}


@pytest.fixture
def journey(city):
    return make_journey(city.page)


def at(name: str, contact, page) -> str:
    return reverse(name, args=[contact.uuid, page.uuid])


class TestJourney:
    def test_steps_with_where_each_is_done(self, browser, contact, journey, city):
        html = browser.get(at("portal:journey", contact, journey)).content.decode()
        assert "Geef je nieuwe adres door" in html and "binnen 8 werkdagen" in html
        assert reverse("portal:item", args=[city.page.uuid]) in html
        assert "https://www.voorbeeld.example/" in html

    def test_ticked_off_and_on_again(self, browser, contact, journey):
        where = at("portal:journey", contact, journey)
        for step, done in (("aangifte", "1"), ("kiezen", "1"), ("kiezen", "0")):
            assert browser.post(where, {"step": step, "done": done}).status_code == 302
        contact.refresh_from_db()
        assert (contact.steps_done, contact.journey_uuid) == (["aangifte"], journey.uuid)
        assert contact.journey_step == "kiezen"

    def test_beside_the_results_only_the_panel_is_drawn_anew(self, browser, contact, journey):
        where = at("portal:journey", contact, journey)
        response = browser.post(where, {"step": "kiezen", "done": "1"}, headers=PANEL)
        html = response.content.decode()
        assert "<html" not in html and html.count("step-done") == 1 and 'id="beside" hx-swap-oob' in html

    def test_the_first_tick_begins_the_contact_and_draws_the_screen(self, browser, agent, journey):
        where = reverse("portal:journey", args=[uuid4(), journey.uuid])
        browser.get(where)
        assert not Contact.objects.exists()
        response = browser.post(where, {"step": "kiezen", "done": "1"}, headers=PANEL)
        assert response["HX-Retarget"] == "#screen"
        assert Contact.objects.get().steps_done == ["kiezen"]

    def test_what_is_no_step_or_a_colleagues_contact(self, browser, contact, journey):
        where = at("portal:journey", contact, journey)
        assert browser.post(where, {"step": "x", "done": "1"}).status_code == 404
        assert logged_in(make_user("Agent")).get(where).status_code in (403, 404)

    def test_what_remains_is_sent_as_it_was_told(self, browser, contact, journey):
        browser.post(at("portal:journey", contact, journey), {"step": "kiezen", "done": "1"})
        send = at("portal:journey_send", contact, journey)
        for _ in range(2):
            response = browser.post(send)
        question = Question.objects.get()
        assert response["Location"] == reverse("portal:send", args=[question.reference])
        assert question.answer.splitlines()[1:] == [
            "2. Geef je nieuwe adres door (binnen 8 werkdagen)", "3. Vraag een parkeerkaart",
        ]  # fmt: skip
        journey.title = "Anders"
        journey.steps[1].value["title"] = "Doe iets anders"
        journey.save_revision().publish()
        assert "2. Geef je nieuwe adres door" in browser.get(response["Location"]).content.decode()

    def test_what_remains_is_sent_from_beside_the_results(self, browser, journey):
        """Also when it begins the contact: the screen is drawn around it, with the form open."""
        send = reverse("portal:journey_send", args=[uuid4(), journey.uuid])
        response = browser.post(send, headers=PANEL)
        question, html = Question.objects.get(), response.content.decode()
        assert response["HX-Retarget"] == "#screen"
        assert f'hx-post="{reverse("portal:send", args=[question.reference])}"' in html
        assert "1. " in html and question.reference in html

    def test_all_done_is_nothing_to_send(self, browser, contact, journey):
        for step in ("kiezen", "aangifte", "parkeren"):
            browser.post(at("portal:journey", contact, journey), {"step": step, "done": "1"})
        browser.post(at("portal:journey_send", contact, journey))
        assert not Question.objects.exists()


class TestFlow:
    def go(self, browser, where: str, headers=None, **sent):
        return browser.post(where, sent, headers=headers or {})

    def test_clicked_along_and_kept(self, browser, contact):
        where = at("portal:flow", contact, make_shed_for())
        assert "Wat wil je doen?" in browser.get(where).content.decode()
        self.go(browser, where, _van="wat", wat="tuinhuis")
        self.go(browser, where, _van="grootte", wat="tuinhuis", grootte="12")
        html = self.go(browser, where, _van="tuin", wat="tuinhuis", grootte="12", tuin="ja").content.decode()
        assert "Je hebt geen vergunning nodig" in html
        contact.refresh_from_db()
        assert contact.told_way.outcome_title == "Je hebt geen vergunning nodig"
        assert "Je hebt geen vergunning nodig" in browser.get(where).content.decode(), "it comes back where it was"

    def test_nothing_chosen_is_said_and_kept_nowhere(self, browser, contact):
        response = self.go(browser, at("portal:flow", contact, make_shed_for()), headers=PANEL, _van="wat")
        assert response.status_code == 422
        contact.refresh_from_db()
        assert contact.way == {}

    def test_the_first_answer_begins_the_contact(self, browser, agent):
        where = reverse("portal:flow", args=[uuid4(), make_shed_for().uuid])
        assert self.go(browser, where, headers=PANEL, _van="wat", wat="anders")["HX-Retarget"] == "#screen"
        assert Contact.objects.get().told_way.outcome_kind == "check"

    def test_sensitive_answers_stand_in_no_address(self, browser, contact):
        where = at("portal:flow", contact, make_money())
        html = self.go(browser, where, _van="schuld", schuld="ja").content.decode()
        assert "schuld=ja" not in html
        contact.refresh_from_db()
        assert contact.told_way.answers == ""


def test_passing_on_takes_both_along_and_the_expert_reads_them(browser, contact, agent, journey, city):
    browser.post(at("portal:journey", contact, journey), {"step": "kiezen", "done": "1"})
    browser.post(at("portal:flow", contact, make_shed_for()), {"_van": "wat", "wat": "anders"})
    contact.refresh_from_db()
    shown = browser.get(reverse("portal:pass_on", args=[contact.uuid, city.page.uuid])).content.decode()
    assert "Iets anders" in shown and "Verhuizen naar Hasselt" in shown
    question = hand_to_service(
        contact, agent, key="x", text="Kan dat?", reach=Reach(phone="+32495000001"), page=city.page
    )
    html = logged_in(city.expert).get(reverse("portal:question", args=[question.reference])).content.decode()
    assert "Iets anders" in html and "Geef je nieuwe adres door" in html
    for someone in (city.lead, city.stranger):
        response = logged_in(someone).get(reverse("portal:question", args=[question.reference]))
        assert someone == city.lead or response.status_code == 404


def test_of_a_sensitive_service_others_read_no_way(contact, agent, city, browser):
    browser.post(at("portal:flow", contact, make_money()), {"_van": "schuld", "schuld": "ja"})
    contact.refresh_from_db()
    question = hand_to_service(
        contact, agent, key="x", text="Kan dat?", reach=Reach(phone="+32495000001"), service=city.welfare
    )
    html = logged_in(city.lead).get(reverse("portal:question", args=[question.reference])).content.decode()
    assert "Heb je schulden?" not in html


def test_journeys_and_guided_questions_are_items_like_products(browser, contact, journey):
    flow = make_shed_for()
    for page, name in ((journey, "portal:journey"), (flow, "portal:flow")):
        address = reverse("portal:item", args=[page.uuid])
        html = browser.get(address, {"contact": str(contact.uuid)}).content.decode()
        assert page.title in html and at(name, contact, page) in html
