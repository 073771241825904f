"""Hold a contact's row while something is done with it. All other services use it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.translation import gettext as _

from contactforms.contacts.access import is_workable, takes_contacts
from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact


def check_agent(contact: Contact, agent: AbstractUser) -> None:
    """Raise Refused unless this is the agent's own contact; in an erased one nothing is written any more."""
    if contact.agent_id != agent.pk or not takes_contacts(agent):
        raise Refused(_("This contact is a colleague’s."))
    check_kept(contact)


def check_kept(contact: Contact) -> None:
    """Raise Refused when the contact is erased: what is added would never be erased again."""
    if contact.erased_at is not None:
        raise Refused(_("The notes of this contact are erased: nothing can be added any more."))


@contextmanager
def held(contact: Contact, agent: AbstractUser) -> Iterator[Contact]:
    """Lock the contact's row as it is now; raise Refused for a colleague's, or one that ended a while ago."""
    with transaction.atomic():
        row = Contact.objects.select_for_update().get(pk=contact.pk)
        check_agent(row, agent)
        if not is_workable(row):
            raise Refused(_("This contact ended a while ago. Start a new one."))
        yield row


def save_as(contact: Contact, agent: AbstractUser | None, *fields: str) -> None:
    """Save these fields, with the one who did it in the history."""
    contact._history_user = agent  # type: ignore[attr-defined]
    contact.save(update_fields=fields)
