"""The form on a page and on the contact page: who answers is said first, one way to reach you is enough."""

from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from catalogue.organisation.models import OpeningException
from catalogue.products.models import Audience, PageException, Tombstone
from contactforms.outbox.models import OutboxMessage
from contactforms.questions.models import Question
from tests.contactforms.forms.conftest import address, token_in
from tests.factories import make_channel, make_product, make_service

BRUSSELS = ZoneInfo("Europe/Brussels")
FRIDAY = datetime(2026, 11, 20, 10, 0, tzinfo=BRUSSELS)


@time_machine.travel(FRIDAY)
def test_says_who_answers_and_by_when(client, page):
    html = client.get(address(page)).content.decode()
    assert "<strong>Parkeren</strong> antwoordt je uiterlijk <strong>woensdag 25 november</strong>" in html
    assert "Stel je vraag over Parkeerkaart" in html
    assert page.url in html


@time_machine.travel(FRIDAY)
def test_the_service_is_closed_for_a_week(client, page):
    OpeningException.objects.create(
        service=page.responsible_service, start="2026-11-21", end="2026-11-29", reason="Verhuis"
    )
    assert "woensdag 2 december" in client.get(address(page)).content.decode()


def test_asks_and_gives_a_receipt(client, page, post):
    response = post(page)
    question = Question.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/vraag/ontvangen/{question.status_token}/"
    html = client.get(response["Location"]).content.decode()
    assert question.reference in html
    assert f"/vraag/status/{question.status_token}/" in html
    assert "e-mail met dit adres" in html
    assert OutboxMessage.objects.get().recipient == "wie@voorbeeld.example"


def test_a_phone_number_is_enough(client, page, post):
    response = post(page, email="", phone="0470 12 34 56")
    question = Question.objects.get()
    assert str(question.customer.phone) == "+32470123456"
    assert "Noteer je referentie" in client.get(response["Location"]).content.decode()
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("phone", ["0800 12 345", "+31 20 123 45 67", "011/23 45 67", "1700"])
def test_numbers_as_people_write_them(page, post, phone):
    response = post(page, email="", phone=phone)
    if phone == "1700":
        assert response.status_code == 422  # a person cannot be called back on a short number
    else:
        assert response.status_code == 302


def test_the_contact_page_asks_the_front_desk(client, post, db):
    assert post(None).status_code == 302
    question = Question.objects.get()
    assert (question.service.is_front_desk, question.page, question.asked_through) == (True, None, "contact_form")


def test_the_contact_page_shows_the_channels_and_whether_they_are_open(client, db):
    from catalogue.organisation.models import Service

    desk = Service.objects.front_desk()
    make_channel(desk, kind="phone", value="011 00 00 01", label="Bel ons", opening_hours="Mo-Fr 09:00-12:00; PH off")
    make_channel(desk, kind="phone", value="011 00 00 02", label="Intern", public=False)
    with time_machine.travel(FRIDAY):
        html = client.get("/contact/").content.decode()
    assert "Nu open tot 12.00 uur" in html
    assert "Intern" not in html


class TestWrong:
    """Every error is in Dutch, beside its field and in the summary, with what was typed kept."""

    def check(self, response, words: str, field: str = "") -> str:
        html = response.content.decode()
        assert response.status_code == 422
        assert not Question.objects.exists()
        assert "<title>Fout: " in html
        assert html.count(words) >= (2 if field else 1)
        if field:
            assert f'<a href="#id_{field}">' in html
            assert f'id="id_{field}_error"' in html
            assert 'aria-invalid="true"' in html
        return html

    def test_no_text(self, page, post):
        html = self.check(post(page, text="  "), "Schrijf je vraag.", "text")
        assert "wie@voorbeeld.example" in html

    def test_no_way_to_reach(self, page, post):
        html = self.check(post(page, email=""), "Eén van de twee is genoeg", "email")
        assert "Hoe lang geldt mijn kaart?" in html

    def test_bad_address(self, page, post):
        html = self.check(post(page, email="wie@"), "Dit is geen e-mailadres", "email")
        assert 'value="wie@"' in html
        assert "Eén van de twee" not in html

    def test_bad_number(self, page, post):
        html = self.check(post(page, email="", phone="12"), "Dit is geen telefoonnummer", "phone")
        assert 'value="12"' in html

    def test_a_name_that_is_a_novel(self, page, post):
        self.check(post(page, name="n" * 121), "120", "name")

    def test_too_long(self, page, post):
        html = self.check(post(page, text="é" * 10_001), "10001 tekens", "text")
        assert "é" * 10_001 in html

    def test_ten_thousand_with_line_ends_of_a_browser(self, page, post):
        text = "ab\r\n" * 3333 + "c"  # 10,000 characters as people count, 13,333 as sent
        assert post(page, text=text).status_code == 302
        assert len(Question.objects.get().text) == 10_000

    def test_zero_bytes(self, page, post):
        assert post(page, text="a\x00b").status_code == 422

    def test_the_honeypot_says_what_to_do(self, page, post):
        html = self.check(post(page, website="http://spam.example"), "Maak dit veld leeg", "website")
        assert "trap-seen" in html

    def test_text_is_never_markup(self, page, post):
        html = post(page, text="<script>alert(1)</script>", email="").content.decode()
        assert "<script>alert(1)" not in html


class TestClock:
    def test_too_fast_and_then_in_time(self, client, page, post, settings):
        settings.FORM_MIN_SECONDS = 3
        with time_machine.travel(FRIDAY, tick=False) as clock:
            first = post(page, text="Snel")
            assert (first.status_code, Question.objects.count()) == (422, 0)
            assert "Dat ging heel snel" in first.content.decode()
            assert "Snel</textarea>" in first.content.decode()
            clock.shift(4)
            assert post(page, text="Snel", token=token_in(first)).status_code == 302

    def test_left_open_for_days(self, client, page, post):
        with time_machine.travel(FRIDAY, tick=False) as clock:
            token = token_in(client.get(address(page)))
            clock.shift(25 * 3600)
            late = post(page, token=token)
            assert "stond lang open" in late.content.decode()
            assert token_in(late) != token
            assert post(page, token=token_in(late)).status_code == 302

    @pytest.mark.parametrize("token", ["", "x", "ImEi:1abc:def"])
    def test_made_up_tokens(self, page, post, token):
        assert post(page, token=token).status_code == 422
        assert not Question.objects.exists()

    def test_a_token_of_another_page(self, client, page, post):
        other = make_product()
        assert post(page, token=token_in(client.get(address(other)))).status_code == 422


class TestOnce:
    def test_the_same_token_twice_is_one_question_and_one_receipt(self, client, page, post):
        token = token_in(client.get(address(page)))
        first, second = post(page, token=token), post(page, token=token)
        assert first["Location"] == second["Location"]
        assert Question.objects.count() == OutboxMessage.objects.count() == 1

    def test_the_back_button_with_a_fresh_form(self, page, post):
        assert post(page)["Location"] == post(page)["Location"]

    def test_back_and_changed_is_not_lost(self, client, page, post):
        token = token_in(client.get(address(page)))
        post(page, token=token)
        post(page, token=token, text="Of toch iets anders?")
        assert Question.objects.count() == 2


class TestLimit:
    def test_twenty_a_minute_are_refused_with_the_text_kept(self, page, post):
        answers = [post(page, text=f"Vraag {n}") for n in range(20)]
        assert {a.status_code for a in answers[:19]} == {302}
        last = answers[-1]
        assert last.status_code == 429
        assert last["Retry-After"] == "60"
        assert "Wacht een minuut" in last.content.decode()
        assert "Vraag 19" in last.content.decode()
        assert Question.objects.count() == 19

    def test_after_a_minute_it_goes_on(self, page, post):
        with time_machine.travel(FRIDAY, tick=False) as clock:
            for n in range(20):
                post(page, text=f"Vraag {n}")
            clock.shift(61)
            assert post(page, text="Nog een").status_code == 302

    def test_another_address_is_another_visitor(self, page, post, client):
        for n in range(20):
            post(page, text=f"Vraag {n}")
        client.defaults["REMOTE_ADDR"] = "198.51.100.7"
        assert post(page, text="Van elders").status_code == 302


def test_topics_and_audiences_are_asked_when_they_matter(client, page, post):
    billing = make_service(name="Facturatie", promise=1)
    firms = make_service(name="Ondernemersloket")
    audience = Audience.objects.create(name="Onderneming")
    PageException.objects.create(page=page, topic="Factuur", service=billing, sort_order=1)
    PageException.objects.create(page=page, audience=audience, service=firms, sort_order=2)
    html = client.get(address(page)).content.decode()
    assert '<option value="Factuur">' in html
    assert f'<option value="{audience.slug}">' in html
    assert "Factuur: <strong>Facturatie</strong>" in html
    post(page, topic="Factuur", text="a")
    post(page, audience=audience.slug, text="b")
    post(page, text="c")
    assert {q.text: q.service.name for q in Question.objects.all()} == {
        "a": "Facturatie",
        "b": "Ondernemersloket",
        "c": "Parkeren",
    }


def test_a_page_without_exceptions_asks_nothing_more(client, page):
    html = client.get(address(page)).content.decode()
    assert "id_topic" not in html
    assert "id_audience" not in html


def test_unknown_hidden_and_removed_pages(client, page):
    draft = make_product(live=False)
    removed = uuid4()
    Tombstone.objects.create(page_uuid=removed, path="/weg/", title="Weg")
    assert client.get(f"/vraag/{uuid4()}/").status_code == 404
    assert client.get(address(draft)).status_code == 404
    gone = client.get(f"/vraag/{removed}/")
    assert gone.status_code == 410
    assert "/contact/" in gone.content.decode()


def test_works_without_cookies_and_sets_none(page):
    client = Client(enforce_csrf_checks=True)
    response = client.get(address(page))
    assert not response.cookies
    sent = client.post(address(page), {"token": token_in(response), "text": "Hallo", "email": "a@b.example"})
    assert sent.status_code == 302
    assert not sent.cookies


def test_nobody_shares_a_form(client, page):
    assert "private" in client.get(address(page))["Cache-Control"]


def test_queries_do_not_grow(client, page, django_assert_max_num_queries):
    for n in range(6):
        PageException.objects.create(page=page, topic=f"Onderwerp {n}", service=make_service(), sort_order=n)
    client.get(address(page))
    with django_assert_max_num_queries(14):
        client.get(address(page))
