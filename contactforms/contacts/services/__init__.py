"""What can be done with a contact: a verb a function, typed and transactional.

Who may is asked in each of them: a contact is its agent's, and nobody else writes in it.
"""

from contactforms.contacts.errors import Refused
from contactforms.contacts.services.along import keep_way, tick
from contactforms.contacts.services.caller import name_caller
from contactforms.contacts.services.ending import end, end_call, end_forgotten, resume, worked_in_last
from contactforms.contacts.services.looking import consult, remember_search
from contactforms.contacts.services.notes import NotesConflict, save_notes
from contactforms.contacts.services.opening import open_contact, push_call, switch_channel

__all__ = [
    "NotesConflict",
    "Refused",
    "consult",
    "end",
    "end_call",
    "end_forgotten",
    "keep_way",
    "name_caller",
    "open_contact",
    "push_call",
    "remember_search",
    "resume",
    "save_notes",
    "switch_channel",
    "tick",
    "worked_in_last",
]
