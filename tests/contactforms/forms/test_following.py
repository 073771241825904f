"""The private pages: status in plain words, not solved, withdraw, finding it back."""

import re

import pytest

from cms.accounts.roles import Role
from contactforms.privacy.models import Purpose, ReadLogEntry
from contactforms.questions.models import State
from contactforms.questions.services import answer, ask, hand_over, note, take, unreachable
from tests.factories import make_service, make_user


@pytest.fixture
def expert(page):
    return make_user(Role.EXPERT, services=(page.responsible_service,), first_name="Geheim", last_name="Genoemd")


@pytest.fixture
def url(question) -> str:
    return f"/vraag/status/{question.status_token}/"


def test_open(client, url, question):
    html = client.get(url).content.decode()
    assert "Er is nog niemand aan begonnen" in html
    assert question.reference in html
    assert "Hoe lang geldt &lt;mijn&gt; kaart?" in html
    assert "Uiterlijk" in html
    assert "Ik trek mijn vraag in" in html
    assert "niet opgelost" not in html


def test_shows_what_they_may_see_and_no_more(client, url, question, expert):
    take(question, expert)
    note(question, expert, "Interne opmerking")
    other = make_service(name="Belastingen")
    hand_over(question, expert, other, "Interne reden")
    html = client.get(url).content.decode()
    assert "Belastingen heeft je vraag overgenomen" in html
    assert "Een medewerker is eraan begonnen" in html
    for hidden in ("Interne", "Geheim", "Genoemd", expert.username, "wie@voorbeeld.example", "Wie Vraagt"):
        assert hidden not in html
    assert "w…@…" in html


def test_what_was_tried_to_reach_them_stays_inside(client, url, question, expert):
    unreachable(question, expert, "Nummer bestaat niet")
    html = client.get(url).content.decode()
    assert "We probeerden je te bereiken" in html
    assert "Nummer bestaat niet" not in html


def test_the_answer(client, url, question, expert):
    answer(question, expert, "Twee jaar.\n\n<b>Echt</b>")
    html = client.get(url).content.decode()
    assert "Je vraag is beantwoord" in html
    assert "<p>Twee jaar.</p>" in html
    assert "&lt;b&gt;Echt&lt;/b&gt;" in html
    assert "Mijn vraag is niet opgelost" in html


def test_not_solved(client, url, question, expert):
    answer(question, expert, "Twee jaar")
    response = client.post(url, {"step": "reopen", "text": "Voor een bezoeker?"})
    assert (response.status_code, response["Location"]) == (302, url)
    question.refresh_from_db()
    assert (question.state, question.service, question.reopened) == (State.OPEN, question.routed_to, 1)
    html = client.get(url).content.decode()
    assert "Voor een bezoeker?" in html
    assert "Twee jaar" in html  # the first answer stays to be read


def test_withdraw_and_undo(client, url, question):
    client.post(url, {"step": "withdraw"})
    question.refresh_from_db()
    assert question.state == State.WITHDRAWN
    assert "Wil je toch een antwoord?" in client.get(url).content.decode()
    client.post(url, {"step": "reopen"})
    question.refresh_from_db()
    assert question.state == State.OPEN


@pytest.mark.parametrize("step", ["withdraw", "reopen", "answer", "", "take"])
def test_a_second_click_or_a_made_up_step_is_harmless(client, url, question, step):
    for _ in range(2):
        assert client.post(url, {"step": step}).status_code == 302
    assert question.events.count() == (2 if step == "withdraw" else 1)


def test_a_text_without_end(client, url, question, expert):
    answer(question, expert, "Zo")
    response = client.post(url, {"step": "reopen", "text": "x" * 10_001})
    assert response.status_code == 422
    assert "<title>Fout:" in response.content.decode()
    question.refresh_from_db()
    assert question.state == State.ANSWERED


@pytest.mark.parametrize("name", ["status", "ontvangen"])
def test_private_pages_are_kept_and_found_by_nobody(client, question, name):
    response = client.get(f"/vraag/{name}/{question.status_token}/")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    title = re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)
    assert title
    for personal in (question.text, question.reference, "Wie Vraagt", "Parkeerkaart"):
        assert personal not in title[1]


@pytest.mark.parametrize("token", ["x", "a" * 43, "a" * 500])
def test_guessing_gives_nothing(client, question, token):
    for name in ("status", "ontvangen"):
        assert client.get(f"/vraag/{name}/{token}/").status_code == 404


def test_the_look_is_logged(client, url, question):
    client.get(url)
    entry = ReadLogEntry.objects.get()
    assert (entry.actor, entry.purpose, entry.subject_uuid) == (None, Purpose.STATUS, question.customer.uuid)
    assert question.status_token not in entry.place


def test_status_posts_are_limited(client, url):
    codes = [client.post(url, {"step": "withdraw"}).status_code for _ in range(20)]
    assert codes[-1] == 429
    assert set(codes[:-1]) == {302}


class TestLookup:
    def find(self, client, reference: str, reached_by: str):
        return client.post("/vraag/volgen/", {"reference": reference, "reached_by": reached_by})

    @pytest.mark.parametrize("said", ["wie@voorbeeld.example", " WIE@voorbeeld.example "])
    def test_by_address(self, client, question, url, said):
        for reference in (question.reference, question.reference.lower().replace("-", " ")):
            assert self.find(client, reference, said)["Location"] == url

    def test_by_number(self, client, page):
        question = ask(text="Bel me", page=page, phone="+32470123456", asked_through="page_form")
        for number in ("0470 12 34 56", "+32470123456", "0470/12.34.56"):
            assert question.status_token in self.find(client, question.reference, number)["Location"]

    def test_wrong_ones_get_the_same_answer(self, client, question):
        def body(*said: str) -> str:
            response = self.find(client, *said)
            assert response.status_code == 422
            text = response.content.decode()
            for typed in said:
                text = text.replace(typed, "")
            return text

        existing = body(question.reference, "ander@voorbeeld.example")
        assert existing == body("ZZZZ-ZZZZ", "ander@voorbeeld.example")
        assert "We vinden geen vraag" in existing

    @pytest.mark.parametrize("said", ["", "0", "@", "+32", "None"])
    def test_nothing_matches_nothing(self, client, page, said):
        question = ask(text="Bel me", page=page, phone="+32470123456", asked_through="page_form")
        assert self.find(client, question.reference, said).status_code == 422

    def test_guessing_is_slow(self, client, question):
        codes = [self.find(client, f"AAAA-{n:04}", "a@b.example").status_code for n in range(10)]
        assert codes[-1] == 429
        assert self.find(client, question.reference, "wie@voorbeeld.example").status_code == 429

    def test_empty(self, client, db):
        response = client.post("/vraag/volgen/", {})
        assert response.status_code == 422
        assert "Vul de referentie in" in response.content.decode()


def test_queries(client, url, question, expert, django_assert_max_num_queries):
    for n in range(12):
        note(question, expert, f"n{n}")
    client.get(url)
    with django_assert_max_num_queries(8):
        client.get(url)
