"""Who calls: optional, chosen by the agent, never filled in by itself."""

from django.contrib.auth.models import AbstractUser

from contactforms.contacts.models import Contact
from contactforms.contacts.services.holding import held, save_as
from contactforms.customers.models import Customer


def name_caller(
    contact: Contact, agent: AbstractUser, customer: Customer | None, *, on_behalf_of: Customer | None = None
) -> Contact:
    """Say who calls, and for whom; without `customer` the caller is not known (any more).

    `questions.services.name_caller` does this and tells the questions of the contact as well.
    """
    with held(contact, agent) as row:
        row.customer, row.on_behalf_of = customer, on_behalf_of
        save_as(row, agent, "customer", "on_behalf_of")
    return row
