"""Who calls, as the agent of the contact may see them, and who it may be."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractUser

from contactforms.contacts.models import Contact
from contactforms.customers.fields import phone_text
from contactforms.customers.models import Customer
from contactforms.portal.customers.seeing import SeenSuggestion, shown_in_full, suggestions_seen
from contactforms.privacy.masking import PersonalData
from contactforms.privacy.models import Place, Purpose

MOST = 3


@dataclass(frozen=True, slots=True)
class Caller:
    """The person of the contact and the one they speak for; without a person those whom the number may be of.

    A person whom this account may not see (known to sensitive services only) is None here.
    """

    person: PersonalData | None = None
    behalf: PersonalData | None = None
    suggestions: list[SeenSuggestion] = field(default_factory=list)


def caller_of(contact: Contact | None, agent: AbstractUser) -> Caller:
    """Read who calls; every look is logged."""
    if contact is None:
        return Caller()
    named = [row for row in (contact.customer, contact.on_behalf_of) if row is not None]
    if not named:
        phone = phone_text(contact.phone)
        return Caller(suggestions=suggestions_seen(agent, Place.CALLS, phone=phone, limit=MOST) if phone else [])
    seen = {row.pk: person for row, person in shown_in_full(agent, named, Purpose.RECOGNISE, Place.CALLS)}
    return Caller(_of(contact.customer, seen), _of(contact.on_behalf_of, seen))


def _of(row: Customer | None, seen: dict[int, PersonalData]) -> PersonalData | None:
    return seen.get(row.pk) if row is not None else None
