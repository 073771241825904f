"""A customer of whom ever more is to tell: what their timeline asks of the database does not grow with it."""

from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.http import HttpResponseBase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.accounts.models import User
from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer
from contactforms.customers.services import register
from contactforms.questions import services
from contactforms.questions.models import Question
from tests.contactforms.portal.conftest import City, ask


def queries_of(read: Callable[[], HttpResponseBase]) -> int:
    """How many queries it takes to read something."""
    with CaptureQueriesContext(connection) as queries:
        assert read().status_code == 200
    return len(queries)


def queries_of_a_story(
    city: City, customer: Customer, agent: User, read: Callable[[], HttpResponseBase]
) -> tuple[int, int]:
    """How many queries it takes to read the timeline of this customer: a short one, and a long one."""
    caller = register(phone="0470 11 22 33", name="Beller Een")
    _more(city, customer, agent, caller, 2)
    short = queries_of(read)
    _more(city, customer, agent, caller, 6)
    return short, queries_of(read)


def _more(city: City, customer: Customer, agent: User, caller: Customer, times: int) -> None:
    """So many calls on behalf of someone else, and as many questions that were answered."""
    for number in range(times):
        at = timezone.now() - timedelta(minutes=number)
        Contact.objects.create(agent=agent, customer=customer, on_behalf_of=caller, started_at=at)
        row = ask(city, text=f"Vraag {times} {number}")
        services.take(row, city.expert)
        services.answer(row, city.expert, "Ja.")
        Question.objects.filter(pk=row.pk).update(customer=customer)
