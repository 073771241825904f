"""To be forgotten: nothing left in any table, every number the same, and a record of it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer
from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.privacy.dossier import CUSTOMER, Dossier
from contactforms.privacy.erasing import StillOpen, forget
from contactforms.privacy.models import Cause, ErasedRow, Erasure, ReadLogEntry
from contactforms.questions import services
from contactforms.questions.models import AskedThrough, Question, State
from contactforms.questions.replay import replay, snapshot
from tests.contactforms.privacy.world import EMAIL, NAME, numbers, someone, traces
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return someone()


@pytest.fixture
def officer(db):
    return make_user("privacy_officer")


def of(person) -> Dossier:
    return Dossier.of(CUSTOMER, [person.customer.uuid])


def test_the_traces_are_where_they_are_expected(person):
    assert set(traces()) >= {
        "customers_customer", "customers_historicalcustomer", "questions_question", "questions_historicalquestion",
        "questions_questionevent", "contacts_contact", "contacts_historicalcontact", "outbox_outboxmessage",
        "searchtuning_querycount", "searchtuning_rewording",
    }  # fmt: skip


def test_nothing_is_left_and_every_number_stays(person, officer):
    before = numbers()
    erasure = forget(of(person), officer)
    assert traces() == {}
    assert numbers() == before
    assert erasure is not None
    assert (erasure.cause, erasure.actor, erasure.rule) == (Cause.REQUEST, officer, None)
    rows = {row.kind: row for row in erasure.rows.all()}
    assert rows["question"].reference == person.question.reference
    assert rows["customer"].uuid == person.customer.uuid
    assert erasure.counts["questions.questionevent"] == 3  # taking it said nothing
    assert ReadLogEntry.objects.filter(subject_uuid=person.customer.uuid).exists(), "who looked stays"


def test_a_second_time_finds_nothing(person, officer):
    forget(of(person), officer)
    assert forget(of(person), officer) is None
    assert Erasure.objects.count() == 1


def test_others_keep_everything(person, officer):
    other = services.ask(
        text="Van een ander", email="ander@post.example", name="Een Ander", asked_through=AskedThrough.API
    )
    forget(of(person), officer)
    other.refresh_from_db()
    assert (other.text, other.customer.name, other.erased_at) == ("Van een ander", "Een Ander", None)
    assert OutboxMessage.objects.get(about_uuid=other.uuid).recipient == "ander@post.example"


def test_what_is_open_stops_it(person, officer):
    services.reopen(person.question)
    with pytest.raises(StillOpen) as refusal:
        forget(of(person), officer)
    assert refusal.value.references == [person.question.reference]
    assert Customer.objects.filter(name=NAME).exists()


def test_unless_it_is_closed_as_withdrawn(person, officer):
    services.reopen(person.question)
    Contact.objects.update(ended_at=None)
    forget(of(person), officer, close_open=True)
    question = Question.objects.get(pk=person.question.pk)
    assert question.state == State.WITHDRAWN and question.erased_at is not None
    assert Contact.objects.get().ended_at is not None
    assert traces() == {}


def test_what_still_waits_does_not_leave(person, officer):
    OutboxMessage.objects.update(state=MessageState.WAITING)
    forget(of(person), officer)
    assert not OutboxMessage.objects.exists()


def test_the_private_link_and_the_old_key_open_nothing(person, officer, client):
    link = f"/vraag/status/{person.question.status_token}/"
    assert client.get(link).status_code == 200
    forget(of(person), officer)
    assert client.get(link).status_code == 404


def test_the_steps_still_add_up(person, officer):
    forget(of(person), officer)
    question = Question.objects.get(pk=person.question.pk)
    assert replay(question.events.all()) == snapshot(question)


def test_a_topic_that_editors_offer_stays(person, officer):
    from catalogue.products.models import PageException

    page = person.question.page
    PageException.objects.create(page=page, topic="Factuur", service=person.service)
    Question.objects.update(topic="Factuur")
    forget(of(person), officer)
    assert Question.objects.get().topic == "Factuur"


def refused(change: str, *, erasing: bool = False) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if erasing:
                cursor.execute("SELECT set_config('contactforms.erasing', 'on', true)")
            cursor.execute(f"UPDATE questions_questionevent SET {change}")
    except DatabaseError as error:
        return "never changed" in str(error)
    return False


def test_only_erasing_changes_an_event(person, officer):
    """The trigger: nothing otherwise, and while erasing words may only go."""
    for change in ("text = ''", "text = 'x'", "kind = 'noted'", "at = now()", "data = '{}'", "actor_id = NULL"):
        assert refused(change), change
    for change in (
        "text = 'anders'",
        "text = '', kind = 'noted'",
        "text = '', at = now()",
        "text = '', actor_id = NULL",
        "text = '', number = number + 10",
        "text = '', question_id = question_id + 1",
        "text = '', data = data || '{\"meer\": 1}'",
        "text = '', data = '{\"due\": \"2020-01-01\"}'",
    ):
        assert refused(change, erasing=True), change
    forget(of(person), officer)
    assert refused("text = ''"), "the door is shut in the same transaction"


def test_who_called_for_someone_else_stays(person, officer):
    other = Customer.objects.create(name="De Buur", email="buur@post.example")
    Contact.objects.update(customer=other, on_behalf_of=person.customer)
    forget(of(person), officer)
    assert Customer.objects.get().name == "De Buur"
    assert Contact.objects.get().notes == ""
    assert traces() == {}


def test_the_record_names_nobody(person, officer):
    forget(of(person), officer)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(e::text, ' ') FROM privacy_erasure e")
        said = cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(e::text, ' ') FROM privacy_erasedrow e")
        said += cursor.fetchone()[0]
    assert EMAIL not in said and NAME not in said
    assert ErasedRow.objects.count() == 3
    assert Erasure.objects.get().at <= timezone.now()
