"""Every row of history names who did it: in a request, in a task, in a command."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from catalogue.organisation.models import Service
from contactforms.contacts.models import Contact
from contactforms.contacts.tasks import end_forgotten_contacts
from contactforms.customers.models import Customer
from contactforms.privacy.acting import acting
from contactforms.questions import services
from contactforms.questions.models import AskedThrough
from tests.contactforms.portal.conftest import logged_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def change_all(agent):
    """Write a customer, a contact and a question; return the latest history row of each."""
    question = services.ask(text="Wie?", asked_through=AskedThrough.PHONE, email="x@post.example")
    contact = Contact.objects.create(agent=agent)
    return [row.history.latest() for row in (question, question.customer, contact)]


def test_a_task_that_works_for_someone_says_for_whom():
    user = make_user()
    with acting("imports.read", user):
        rows = change_all(make_user())
    assert {(row.history_user, row.history_change_reason) for row in rows} == {(user, "imports.read")}


def test_the_system_is_no_account_but_the_name_of_the_task():
    with acting("privacy.retention"):
        rows = change_all(make_user())
    assert {(row.history_user, row.history_change_reason) for row in rows} == {(None, "privacy.retention")}


def test_a_contact_that_was_forgotten_is_ended_by_the_task_of_that_name():
    contact = Contact.objects.create(agent=make_user(), started_at=timezone.now() - timedelta(days=1))
    end_forgotten_contacts(timestamp=0)
    last = contact.history.latest()
    assert last.ended_at is not None
    assert (last.history_user, last.history_change_reason) == (None, "contacts.end_forgotten")


def test_a_step_that_names_its_own_actor_keeps_it():
    service, task = Service.objects.front_desk(), make_user()
    expert = make_user("expert", services=(service,))
    question = services.ask(text="Wie?", asked_through=AskedThrough.API)
    with acting("services.merge", task):
        services.take(question, expert)
    assert question.history.latest().history_user == expert


def test_it_ends_with_the_block():
    with acting("een", make_user()):
        pass
    rows = change_all(make_user())
    assert {(row.history_user, row.history_change_reason) for row in rows} == {(None, None)}


def test_a_request_names_who_is_logged_in():
    service = Service.objects.front_desk()
    expert = make_user("expert", services=(service,))
    question = services.ask(text="Wie?", asked_through=AskedThrough.API, email="x@post.example")
    logged_in(expert).post(reverse("portal:take", args=[question.reference]))
    assert question.history.latest().history_user == expert
    assert Customer.history.latest().history_user is None, "who asked without an account"
