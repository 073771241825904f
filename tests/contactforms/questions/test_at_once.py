"""What several do at the same moment: one of them does it. These tests really commit."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from cms.accounts.roles import Role
from contactforms.customers.models import Customer
from contactforms.outbox.models import OutboxMessage
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import EventKind, Question
from contactforms.questions.services import ask, take
from tests.factories import make_product, make_service, make_user


def test_eight_posts_at_once_make_one_question(committed):
    page = make_product()
    start = Barrier(8)

    def post(_n: int) -> int:
        start.wait()
        try:
            return ask(
                text="Tegelijk", page=page, email="a@b.example", asked_through="page_form", idempotency_key="dubbel"
            ).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(post, range(8)))
    assert len(made) == 1
    assert Question.objects.count() == OutboxMessage.objects.count() == Customer.objects.count() == 1


def test_two_experts_take_at_once_and_one_gets_it(committed):
    service = make_service()
    experts = [make_user(Role.EXPERT, services=(service,)) for _ in range(4)]
    question = ask(
        text="?", page=make_product(responsible_service=service), email="a@b.example", asked_through="page_form"
    )
    start = Barrier(4)

    def attempt(expert) -> bool:
        start.wait()
        try:
            take(question, expert)
        except NotAllowed:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(attempt, experts)) == [False, False, False, True]
    assert list(question.events.values_list("number", "kind")) == [(1, EventKind.ASKED), (2, EventKind.TAKEN)]
