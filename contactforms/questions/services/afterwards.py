"""What may follow: a closed question opened again, a note for colleagues."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.responsibility import standing_in_for
from contactforms.questions.clock import due_date
from contactforms.questions.models import EventKind, Question
from contactforms.questions.services.step import check_worker, step, written


def reopen(
    question: Question, actor: AbstractUser | None = None, text: str = "", *, at: datetime | None = None
) -> Question:
    """Open a closed question again at the same service, taken by nobody, with a new date.

    Without `actor` it is the person who asked (“not solved”). When the service was merged meanwhile, its
    successor gets it.
    """
    with step(question, EventKind.REOPENED, actor, at) as made:
        row = made.question
        if actor is not None:
            check_worker(row, actor)
        made.text = text.strip()
        row.service = standing_in_for(row.service)
        row.due = due_date(row.service, row.service.promise, at or timezone.now())
        row.assignee, row.answer = None, ""
        row.reopened += 1
        made.data = {"due": row.due.isoformat()}
    return made.question


def note(question: Question, actor: AbstractUser, text: str, *, at: datetime | None = None) -> Question:
    """Leave a note that only colleagues read."""
    with step(question, EventKind.NOTED, actor, at) as made:
        check_worker(made.question, actor)
        made.text = written(text, _("Write a note."))
    return made.question
