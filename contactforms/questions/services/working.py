"""Working on a question: take it, put it back, hand it to another service."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext as _

from catalogue.organisation.models import Service
from contactforms.questions.access import may_hand_over
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import EventKind, Question
from contactforms.questions.services.step import check_worker, step, written


def take(question: Question, actor: AbstractUser, *, at: datetime | None = None) -> Question:
    """Let `actor` answer the question; colleagues see who has it."""
    with step(question, EventKind.TAKEN, actor, at) as made:
        check_worker(made.question, actor)
        made.question.assignee_id = actor.pk
    return made.question


def release(question: Question, actor: AbstractUser, *, at: datetime | None = None) -> Question:
    """Put the question back in the service's list. Any member may: a colleague can be ill."""
    with step(question, EventKind.RELEASED, actor, at) as made:
        check_worker(made.question, actor)
        made.data = {"was_taken_by": made.question.assignee_id}
        made.question.assignee = None
    return made.question


def hand_over(
    question: Question, actor: AbstractUser, to: Service, reason: str, *, at: datetime | None = None
) -> Question:
    """Send the question to another service, where nobody has it yet.

    The date promised to the person who asked stays: whose desk it is on is the city's affair, not theirs.
    """
    with step(question, EventKind.HANDED_OVER, actor, at) as made:
        if not may_hand_over(actor, made.question):
            raise NotAllowed(_("This question is not at one of your services."))
        if to.pk == made.question.service_id:
            raise NotAllowed(_("The question is already at this service."))
        if not to.active:
            raise NotAllowed(_("This service does not answer questions any more."))
        made.text = written(reason, _("Say why you hand the question over."))
        made.data = {"from": str(made.question.service.uuid), "to": str(to.uuid)}
        made.question.service = to
        made.question.assignee = None
    return made.question
