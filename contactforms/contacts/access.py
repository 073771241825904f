"""Whose contacts an account sees: its own, and nobody else's. Permissions only, never a role's name.

The lead sees what was asked and how it was answered (the questions), not the notes: those are scribbled
during a conversation and may hold anything.
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from contactforms.contacts.models import Contact
from contactforms.privacy.membership import Someone, may

TAKE = "contacts.take_contacts"
AFTERWARDS = timedelta(minutes=15)  # for what an agent still writes down when the caller has hung up


def takes_contacts(user: Someone) -> bool:
    """Tell whether the account takes calls and visitors."""
    return may(user, TAKE)


def contacts_of(user: Someone) -> QuerySet[Contact]:
    """Return the contacts this account may open: those it handles itself."""
    return Contact.objects.filter(agent_id=user.pk) if takes_contacts(user) else Contact.objects.none()


def is_workable(contact: Contact, now: datetime | None = None) -> bool:
    """Tell whether a contact can be worked in: it goes on, or it ended a moment ago."""
    return contact.ended_at is None or contact.ended_at > (now or timezone.now()) - AFTERWARDS
