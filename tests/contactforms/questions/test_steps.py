"""Each step: who may, what it changes, what it leaves behind."""

import pytest
from django.db import DatabaseError, transaction

from catalogue.organisation.models import ServiceMember
from cms.accounts.roles import Role
from contactforms.outbox.models import OutboxMessage
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import Question, State
from contactforms.questions.services import (
    answer,
    ask,
    hand_over,
    note,
    release,
    reopen,
    take,
    unreachable,
    withdraw,
)
from tests.factories import make_service, make_user


def kinds(question: Question) -> list[str]:
    return list(question.events.values_list("kind", flat=True))


def test_take_answer(question, expert):
    taken = take(question, expert)
    assert (taken.state, taken.assignee) == (State.TAKEN, expert)
    done = answer(question, expert, "  Tien uur. ")
    assert (done.state, done.answer, done.assignee) == (State.ANSWERED, "Tien uur.", expert)
    assert done.closed_at is not None
    assert kinds(done) == ["asked", "taken", "answered"]


def test_the_answer_leaves_by_mail_with_the_private_link(question, expert):
    answer(question, expert, "Tien uur <b>stipt</b>.")
    mail = OutboxMessage.objects.get(key__startswith="question-answer")
    assert "Tien uur <b>stipt</b>." in mail.payload["text"]
    assert "&lt;b&gt;" in mail.payload["html"]
    assert question.status_token in mail.payload["text"]
    assert question.events.last().data == {"by": "email"}


def test_without_an_address_the_expert_phones(page, expert):
    question = ask(text="Bel me", page=page, phone="+3211000001", asked_through="page_form")
    answer(question, expert, "Gebeld: tien uur.")
    assert not OutboxMessage.objects.exists()
    assert question.events.last().data == {"by": "phone"}


def test_answered_again_after_reopening_mails_again(question, expert):
    answer(question, expert, "Een")
    reopen(question, text="Nee")
    answer(question, expert, "Twee")
    assert OutboxMessage.objects.filter(key__startswith="question-answer").count() == 2


def test_put_back(question, expert, colleague):
    take(question, expert)
    back = release(question, colleague)
    assert (back.state, back.assignee) == (State.OPEN, None)


def test_hand_over_leaves_it_to_the_other_service(question, expert, outsider):
    take(question, expert)
    there = outsider.services.get()
    moved = hand_over(question, expert, there, "Dit is voor jullie")
    assert (moved.state, moved.service, moved.assignee) == (State.OPEN, there, None)
    event = moved.events.last()
    assert (event.service, event.text, event.actor) == (there, "Dit is voor jullie", expert)
    with pytest.raises(NotAllowed):
        take(question, expert)
    assert take(question, outsider).state == State.TAKEN


def test_the_lead_may_hand_over_but_not_answer(question, lead):
    with pytest.raises(NotAllowed):
        answer(question, lead, "Zo")
    assert hand_over(question, lead, make_service(), "Verkeerde dienst").events.count() == 2


def test_hand_over_wants_another_active_service_and_a_reason(question, expert, service):
    retired = make_service(active=False)
    for to, reason in ((service, "x"), (retired, "x"), (make_service(), "  ")):
        with pytest.raises(NotAllowed):
            hand_over(question, expert, to, reason)
    assert kinds(question) == ["asked"]


def test_not_solved_reopens_at_the_same_service(question, expert, service):
    take(question, expert)
    answer(question, expert, "Zo")
    again = reopen(question, text="Dat werkt niet")
    assert (again.state, again.service, again.assignee, again.answer) == (State.OPEN, service, None, "")
    assert (again.reopened, again.closed_at) == (1, None)
    assert again.events.last().actor is None
    assert again.events.get(kind="answered").text == "Zo"


def test_reopened_at_the_successor_of_a_merged_service(question, expert, service):
    answer(question, expert, "Zo")
    successor = make_service()
    service.active, service.successor = False, successor
    service.save()
    assert reopen(question).service == successor


def test_reopened_at_the_front_desk_when_nobody_took_over(question, expert, service):
    answer(question, expert, "Zo")
    service.active = False
    service.save()
    assert reopen(question).service.is_front_desk


def test_withdrawn_by_who_asked_and_by_the_expert(question, expert, page):
    assert withdraw(question, reason="Al opgelost").state == State.WITHDRAWN
    other = ask(text="Nog een", page=page, email="a@b.example", asked_through="page_form")
    assert withdraw(other, expert, "Dubbel").events.last().actor == expert


def test_unreachable_and_note_want_words(question, expert):
    with pytest.raises(NotAllowed):
        unreachable(question, expert, " ")
    with pytest.raises(NotAllowed):
        note(question, expert, "")
    note(question, expert, "Maandag nog eens bellen")
    assert unreachable(question, expert, "Drie keer gebeld").state == State.UNREACHABLE


def test_a_note_changes_nothing_else(question, expert):
    before = Question.objects.values().get(pk=question.pk)
    note(question, expert, "Let op")
    assert Question.objects.values().get(pk=question.pk) == before


@pytest.mark.parametrize(
    "do",
    [
        lambda q, who: take(q, who),
        lambda q, who: answer(q, who, "x"),
        lambda q, who: withdraw(q, who, "x"),
        lambda q, who: unreachable(q, who, "x"),
        lambda q, who: note(q, who, "x"),
        lambda q, who: hand_over(q, who, who.services.get(), "x"),
    ],
)
def test_outsiders_may_nothing(question, outsider, do):
    with pytest.raises(NotAllowed):
        do(question, outsider)
    assert kinds(question) == ["asked"]


def test_membership_without_the_permission_is_not_enough(question, service):
    editor = make_user(Role.EDITOR, services=(service,))
    with pytest.raises(NotAllowed):
        take(question, editor)


def test_a_colleague_does_not_answer_what_is_taken(question, expert, colleague):
    take(question, expert)
    for do in (lambda: answer(question, colleague, "x"), lambda: unreachable(question, colleague, "x")):
        with pytest.raises(NotAllowed):
            do()


def test_a_second_click_is_said_not_done(question, expert):
    take(question, expert)
    with pytest.raises(NotAllowed):
        take(question, expert)
    answer(question, expert, "Zo")
    with pytest.raises(NotAllowed) as caught:
        answer(question, expert, "Zo")
    assert "beantwoord" in caught.value.message
    assert OutboxMessage.objects.filter(key__startswith="question-answer").count() == 1


def test_history_knows_who(question, expert):
    take(question, expert)
    assert question.history.first().history_user == expert
    release(question, expert)
    withdraw(question)
    assert question.history.first().history_user is None


def test_events_cannot_be_changed(question):
    event = question.events.get()
    event.text = "Iets anders"
    with pytest.raises(DatabaseError), transaction.atomic():
        event.save()


def test_moved_away_means_moved_away(question, expert, service):
    """An expert who looks at an old screen cannot work on a question that has left the service."""
    stale = Question.objects.get(pk=question.pk)
    hand_over(question, expert, make_service(), "Elders")
    assert ServiceMember.objects.filter(user=expert, service=service).exists()
    with pytest.raises(NotAllowed):
        take(stale, expert)
