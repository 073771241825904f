"""What can be done with a question: a verb a function, each one transaction that adds one event."""

from contactforms.questions.machine import NotAllowed
from contactforms.questions.services.afterwards import note, reopen
from contactforms.questions.services.asking import KeyReused, ask
from contactforms.questions.services.closing import answer, unreachable, withdraw
from contactforms.questions.services.filling_in import add_answers, erase_answers, export_answers
from contactforms.questions.services.working import hand_over, release, take

__all__ = [
    "KeyReused",
    "NotAllowed",
    "add_answers",
    "answer",
    "ask",
    "erase_answers",
    "export_answers",
    "hand_over",
    "note",
    "release",
    "reopen",
    "take",
    "unreachable",
    "withdraw",
]
