"""Closing a question: answered, withdrawn, or nobody could be reached."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext as _

from contactforms.questions.mails import send_answer
from contactforms.questions.models import EventKind, Question
from contactforms.questions.services.step import check_free, check_worker, step, written


def answer(question: Question, actor: AbstractUser, text: str, *, at: datetime | None = None) -> Question:
    """Answer the question. With an e-mail address the answer goes out; without, the expert has phoned.

    Either way the person reads it on the status page.
    """
    with step(question, EventKind.ANSWERED, actor, at) as made:
        check_worker(made.question, actor)
        check_free(made.question, actor)
        made.text = written(text, _("Write an answer."))
        made.question.answer = made.text
        mailed = send_answer(made.question, made.text)
        made.data = {"by": "email" if mailed else "phone"}
    return made.question


def withdraw(
    question: Question, actor: AbstractUser | None = None, reason: str = "", *, at: datetime | None = None
) -> Question:
    """Close the question because it need not be answered any more; without `actor`, by who asked it."""
    with step(question, EventKind.WITHDRAWN, actor, at) as made:
        if actor is not None:
            check_worker(made.question, actor)
            check_free(made.question, actor)
        made.text = reason.strip()
    return made.question


def unreachable(question: Question, actor: AbstractUser, text: str, *, at: datetime | None = None) -> Question:
    """Close the question because its asker could not be reached; `text` says what was tried."""
    with step(question, EventKind.UNREACHABLE, actor, at) as made:
        check_worker(made.question, actor)
        check_free(made.question, actor)
        made.text = written(text, _("Say how you tried to reach this person."))
    return made.question
