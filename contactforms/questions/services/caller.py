"""Who called, told to the contact and to the questions that were written down in it."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from contactforms.contacts import services as contacts
from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer
from contactforms.questions.models import Question


def name_caller(
    contact: Contact, agent: AbstractUser, customer: Customer | None, *, on_behalf_of: Customer | None = None
) -> Contact:
    """Say who calls and for whom; the contact's questions are then that person's too.

    A question is of whom it is for: of `on_behalf_of` when the caller speaks for someone else.
    """
    with transaction.atomic():
        row = contacts.name_caller(contact, agent, customer, on_behalf_of=on_behalf_of)
        of_whom = on_behalf_of or customer
        asked = Question.objects.filter(contact=row, erased_at=None)
        for question in asked.select_for_update(of=("self",)).order_by("pk"):
            if question.customer_id != (of_whom.pk if of_whom else None):
                question.customer = of_whom
                question._history_user = agent  # type: ignore[attr-defined]
                question.save(update_fields=["customer"])
    return row
