"""Notes during a contact: saved while the agent types, without a row in the history for every few seconds."""

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from django.utils.translation import gettext as _

from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact
from contactforms.contacts.services.holding import check_agent, check_kept

LONGEST = 20_000


class NotesConflict(Refused):
    """The notes were changed elsewhere after they were shown; `contact` holds them as they are now."""

    def __init__(self, contact: Contact) -> None:
        super().__init__(_("These notes were changed in another window."))
        self.contact = contact


def save_notes(contact: Contact, agent: AbstractUser, text: str, *, seen: int) -> Contact:
    """Keep the text when the notes are still those of version `seen`; else raise NotesConflict.

    The same text sent again is kept already: the answer to a save may get lost on the way. Notes can also be
    written after the end, for as long as the agent has the contact on the screen.
    """
    check_agent(contact, agent)
    text = text.replace("\r\n", "\n").replace("\0", "")
    if len(text) > LONGEST:
        raise Refused(_("At most 20,000 characters."))
    same = Contact.objects.filter(pk=contact.pk, notes_version=seen, erased_at=None)
    changed = same.exclude(notes=text).update(notes=text, notes_version=seen + 1, notes_at=timezone.now())
    now = Contact.objects.get(pk=contact.pk)
    check_kept(now)  # erased between the click and here
    if not changed and now.notes != text:
        raise NotesConflict(now)
    return now
