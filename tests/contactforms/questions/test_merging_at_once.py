"""Two decide about the same customers at the same moment, in real transactions."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from cms.accounts.roles import Role
from contactforms.customers.clusters import rows_of
from contactforms.customers.models import Customer, Merge, NotTheSame
from contactforms.customers.services import Refused, erase, merge, not_the_same, register, undo
from contactforms.questions.models import AskedThrough, Question
from contactforms.questions.services import ask, hand_over
from tests.factories import make_product, make_service, make_user


@pytest.fixture
def people(committed):
    yield [register(email="zelfde@voorbeeld.example", name="Wie Vraagt") for _ in range(2)]
    Customer.objects.exclude(merged_into=None).update(merged_into=None)
    NotTheSame.objects.all().delete()
    Question.objects.all().delete()
    Merge.objects.all().delete()


def at_once(*steps: Callable[[], object]) -> list[str]:
    """Run these in threads that start together; return what each came to."""
    gate, came = threading.Barrier(len(steps)), ["" for _ in steps]

    def run(place: int, do: Callable[[], object]) -> None:
        try:
            gate.wait()
            do()
            came[place] = "done"
        except Refused:
            came[place] = "refused"
        except Exception as error:
            came[place] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=step) for step in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return came


def test_one_into_the_other_and_the_other_way_round(people):
    one, other = people
    first, second = make_user(Role.AGENT), make_user(Role.AGENT)
    for _ in range(3):
        came = at_once(lambda: merge(one, other, first), lambda: merge(other, one, second))
        assert sorted(came) == ["done", "refused"]
        assert Customer.objects.filter(merged_into=None).count() == 1
        undo(Merge.objects.get(undone_at=None), first)
    assert Customer.objects.filter(merged_into=None).count() == 2


def test_the_same_and_not_the_same(people):
    one, other = people
    first, second = make_user(Role.AGENT), make_user(Role.AGENT)
    came = at_once(lambda: merge(one, other, first), lambda: not_the_same(other, one, second))
    assert sorted(came) == ["done", "refused"]
    assert Merge.objects.exists() is not NotTheSame.objects.exists()


def test_merged_while_erased(people):
    """Whoever is first: nobody's data hangs on an erased customer."""
    one, other = people
    actor = make_user(Role.AGENT)
    came = at_once(lambda: merge(one, other, actor), lambda: erase(other, actor))
    assert came[1] == "done" and came[0] in ("done", "refused")
    rows = Customer.objects.all()
    gone = [row.erased_at is not None for row in rows]
    assert gone.count(True) == (2 if came[0] == "done" else 1)


def test_a_merge_during_a_handover(people):
    service, to = make_service(), make_service()
    agent, expert = make_user(Role.AGENT), make_user(Role.EXPERT, services=(service,))
    page = make_product(responsible_service=service)
    question = ask(text="Vraag?", page=page, email="zelfde@voorbeeld.example", asked_through=AskedThrough.API)
    came = at_once(
        lambda: merge(people[0], question.customer, agent), lambda: hand_over(question, expert, to, "Hoort daar.")
    )
    assert came == ["done", "done"]
    again = Question.objects.select_related("customer").get(pk=question.pk)
    assert (again.service, again.customer) == (to, question.customer)
    assert question.customer in rows_of(people[0])
