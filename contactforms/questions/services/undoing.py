"""Taking back what was filed by mistake: for a minute, with a record, and never once the answer has left."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contactforms.contacts.access import takes_contacts
from contactforms.outbox.models import OutboxMessage
from contactforms.questions.machine import NotAllowed
from contactforms.questions.mails import ABOUT
from contactforms.questions.models import EventKind, Question, State
from contactforms.questions.services.step import step

UNDO = timedelta(minutes=1)


def undo_until(question: Question) -> datetime | None:
    """Return until when the question can be taken back by the agent who filed it; None when it cannot."""
    if question.contact_id is None or question.state != State.ANSWERED or question.closed_at is None:
        return None
    return question.closed_at + UNDO if question.closed_at == question.asked_at else None


def undo(question: Question, agent: AbstractUser) -> Question:
    """Take back a question that this agent just filed: it counts nowhere, and its events stay.

    Asked twice it is done once. Raise NotAllowed after a minute, or when the answer has left.
    """
    with transaction.atomic():
        row = Question.objects.select_for_update(of=("self",)).select_related("contact").get(pk=question.pk)
        if row.contact is None or row.contact.agent_id != agent.pk or not takes_contacts(agent):
            raise NotAllowed(_("This contact is a colleague’s."))
        if row.state == State.UNDONE:
            return row
        until = undo_until(row)
        if until is not None and OutboxMessage.objects.filter(about_type=ABOUT, about_uuid=row.uuid).exists():
            raise NotAllowed(_("The answer has been sent, so this cannot be undone any more."))
        if until is None or timezone.now() > until:
            raise NotAllowed(_("Undoing is possible for one minute. Ask the service to correct it."))
        with step(row, EventKind.UNDONE, agent) as made:
            made.data = {"within_seconds": int(UNDO.total_seconds())}
    return made.question
