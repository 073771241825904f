"""What can be done with a question: a verb a function, each one transaction that adds one event."""

from contactforms.questions.machine import NotAllowed
from contactforms.questions.services.afterwards import note, reopen
from contactforms.questions.services.asking import KeyReused, ask, sent_before
from contactforms.questions.services.caller import name_caller
from contactforms.questions.services.closing import answer, unreachable, withdraw
from contactforms.questions.services.filing import file_answered
from contactforms.questions.services.filling_in import add_answers, erase_answers, export_answers
from contactforms.questions.services.undoing import undo, undo_until
from contactforms.questions.services.working import hand_over, release, take

__all__ = [
    "KeyReused",
    "NotAllowed",
    "add_answers",
    "answer",
    "ask",
    "erase_answers",
    "export_answers",
    "file_answered",
    "hand_over",
    "name_caller",
    "note",
    "release",
    "reopen",
    "sent_before",
    "take",
    "undo",
    "undo_until",
    "unreachable",
    "withdraw",
]
