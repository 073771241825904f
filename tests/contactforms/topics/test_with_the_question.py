"""Answers with a question: added later, given out, forgotten; files only for whose eyes they are."""

import pytest

from cms.accounts.roles import Role
from contactforms.privacy.models import ReadLogEntry
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import EventKind, Question
from contactforms.questions.replay import replay, snapshot
from contactforms.questions.services import add_answers, answer, ask, erase_answers, export_answers
from contactforms.topics.asking import consider
from contactforms.topics.attachments.services import receive
from contactforms.topics.definitions import Answer, answers_from
from contactforms.topics.models import Attachment
from contactforms.topics.services import unanswered
from tests.contactforms.portal.conftest import logged_in
from tests.contactforms.topics.conftest import option, pdf, photo, upload
from tests.factories import make_service, make_user


@pytest.fixture
def answers(waste) -> tuple[Answer, ...]:
    which, bag, day, picture = waste
    files = [receive(upload(photo())), receive(upload(pdf(), "brief.pdf"))]
    sent = {
        which.key: option(which, "Restafval"), bag.key: "De kleine zak", day.key: "2026-11-25",
        picture.key: [file.token for file in files],
    }  # fmt: skip
    return consider(waste, sent, {file.token: file.ref for file in files}).answers


@pytest.fixture
def question(page, answers) -> Question:
    return ask(text="Staat er nog.", page=page, email="wie@post.example", asked_through="page_form", answers=answers)


def test_they_read_when_the_questions_are_gone(question, page, answers):
    page.topic_set.delete()
    kept = answers_from(Question.objects.get().answers)
    assert [one.label for one in kept] == ["Welk afval?", "Welke zak?", "Welke dag?", "Een foto?"]
    assert unanswered(page, page.responsible_service, kept) == ()


def test_what_is_still_to_be_asked(page, waste):
    which, bag, day, picture = waste
    service = page.responsible_service
    assert unanswered(page, service, ()) == (which, day, picture)
    rest = consider(waste, {which.key: option(which, "Restafval")}, insist=False).answers
    assert unanswered(page, service, rest) == (bag, day, picture)


class TestAddedLater:
    @pytest.fixture
    def expert(self, page):
        return make_user(Role.EXPERT, services=(page.responsible_service,))

    @pytest.fixture
    def bare(self, page):
        return ask(text="Staat er nog.", page=page, phone="011 00 00 01", asked_through="phone")

    def test_with_an_event_that_says_which_not_what(self, bare, answers, expert):
        question = add_answers(bare, answers, expert)
        assert len(question.answers) == 4
        event = question.events.last()
        assert (event.kind, event.actor_id) == (EventKind.FILLED_IN, expert.pk)
        assert event.data == {"answered": [one.key for one in answers]}
        assert "De kleine zak" not in f"{event.text}{event.data}"
        assert Attachment.objects.filter(question_uuid=question.uuid).count() == 2
        assert replay(question.events.order_by("number")) == snapshot(question)

    def test_a_new_answer_takes_the_place_of_the_old(self, bare, waste, answers, expert):
        add_answers(bare, answers, expert)
        bag = waste[1]
        other = Answer(bag.key, bag.label, bag.kind, "De grote")
        question = add_answers(bare, [other], expert)
        assert [row["value"] for row in question.answers if row["key"] == bag.key] == ["De grote"]
        assert [row["key"] for row in question.answers] == [one.key for one in answers]

    def test_nothing_is_no_step(self, bare, expert):
        add_answers(bare, (), expert)
        assert bare.events.count() == 1

    def test_not_by_others_and_not_after_the_end(self, bare, answers, expert):
        stranger = make_user(Role.EXPERT, services=(make_service(),))
        with pytest.raises(NotAllowed):
            add_answers(bare, answers, stranger)
        answer(bare, expert, "Opgehaald.")
        with pytest.raises(NotAllowed):
            add_answers(bare, answers, expert)
        assert Question.objects.get().answers == []
        assert not Attachment.objects.exclude(question_uuid=None).exists()

    def test_a_file_of_another_question_costs_nothing(self, question, bare, answers, expert):
        with pytest.raises(NotAllowed, match="Kies het opnieuw"):
            add_answers(bare, answers, expert)
        bare.refresh_from_db()
        assert (bare.answers, bare.events.count()) == ([], 1)


def test_given_out(question):
    assert export_answers(question) == [
        {"label": "Welk afval?", "kind": "choice", "value": "Restafval"},
        {"label": "Welke zak?", "kind": "text", "value": "De kleine zak"},
        {"label": "Welke dag?", "kind": "date", "value": "2026-11-25"},
        {"label": "Een foto?", "kind": "photo", "value": ["foto.jpg", "brief.pdf"]},
    ]


def test_forgotten_everywhere_but_what_was_chosen(question, django_capture_on_commit_callbacks):
    stored = [(file.file.storage, file.file.name) for file in Attachment.objects.all()]
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_answers(question) == 2
    question.refresh_from_db()
    assert [row["kind"] for row in question.answers] == ["choice"]
    assert all([row["kind"] for row in old.answers] == ["choice"] for old in question.history.all())
    assert not Attachment.objects.exists()
    assert not any(storage.exists(name) for storage, name in stored)
    assert erase_answers(question) == 0


class TestInThePortal:
    @pytest.fixture
    def expert(self, page):
        return make_user(Role.EXPERT, services=(page.responsible_service,))

    def address(self, question: Question, kind: str = "image/jpeg") -> str:
        file = Attachment.objects.get(question_uuid=question.uuid, kind=kind)
        return f"/portal/vragen/{question.reference}/bestanden/{file.uuid}/"

    def test_the_answers_stand_with_the_question(self, question, expert, django_assert_max_num_queries):
        client = logged_in(expert)
        html = client.get(f"/portal/vragen/{question.reference}/").content.decode()
        assert "Welke zak?" in html
        assert "De kleine zak" in html
        assert "woensdag 25 november 2026" in html
        assert self.address(question) in html

    def test_each_look_is_logged_and_nothing_in_it_runs(self, question, expert):
        client = logged_in(expert)
        ReadLogEntry.objects.all().delete()
        response = client.get(self.address(question))
        assert response.status_code == 200
        assert b"".join(response.streaming_content)[:2] == b"\xff\xd8"
        assert response["Content-Type"] == "image/jpeg"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert "no-store" in response["Cache-Control"]
        assert response["Content-Disposition"].startswith("inline")
        entry = ReadLogEntry.objects.get()
        assert (entry.actor_id, entry.subject_uuid, entry.place, entry.fields) == (
            expert.pk, question.customer.uuid, "portal:file", "file",
        )  # fmt: skip
        assert client.get(self.address(question, "application/pdf"))["Content-Disposition"].startswith("attachment")

    def test_not_of_another_question(self, question, expert, page):
        other = ask(text="Iets anders.", page=page, phone="011 00 00 02", asked_through="phone")
        address = self.address(question).replace(question.reference, other.reference)
        assert logged_in(expert).get(address).status_code == 404

    def test_not_for_who_may_not_read_the_question(self, question, page):
        stranger, lead = make_user(Role.EXPERT, services=(make_service(),)), make_user(Role.LEAD)
        address = self.address(question)
        assert logged_in(stranger).get(address).status_code == 404
        assert logged_in(lead).get(address).status_code == 200
        service = page.responsible_service
        service.sensitive = True
        service.save()
        ReadLogEntry.objects.all().delete()
        assert logged_in(lead).get(address).status_code == 404
        assert "De kleine zak" not in logged_in(lead).get(f"/portal/vragen/{question.reference}/").content.decode()
        assert not ReadLogEntry.objects.filter(place="portal:file").exists()
        assert logged_in(None).get(address).status_code == 302
