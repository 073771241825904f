"""Whose contacts an account sees: its own, and nobody else's. Permissions only, never a role's name.

The lead sees what was asked and how it was answered (the questions), not the notes: those are scribbled
during a conversation and may hold anything.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
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


def workable(now: datetime | None = None) -> Q:
    """Return which contacts can be worked in: those that go on, and those that ended a moment ago."""
    return Q(ended_at=None) | Q(ended_at__gt=(now or timezone.now()) - AFTERWARDS)


def is_workable(contact: Contact, now: datetime | None = None) -> bool:
    """Tell the same of one contact."""
    return contact.ended_at is None or contact.ended_at > (now or timezone.now()) - AFTERWARDS
