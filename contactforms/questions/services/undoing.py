"""Taking back what was filed by mistake: for a minute, with a record, and never once the answer has left."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contactforms.contacts.access import takes_contacts
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import EventKind, Question, State
from contactforms.questions.services.sending import was_sent
from contactforms.questions.services.step import step

UNDO = timedelta(minutes=1)  # so long it can be taken back, and what was passed on does not leave before


def undo_until(question: Question) -> datetime | None:
    """Return until when the question can be taken back by the agent who filed it; None when it cannot."""
    if question.contact_id is None or question.state != State.ANSWERED or question.closed_at is None:
        return None
    return question.closed_at + UNDO if question.closed_at == question.asked_at else None


def held_to_undo(question: Question, agent: AbstractUser) -> Question:
    """Lock the question and return it as it is now; raise NotAllowed unless it stands in a contact of this agent."""
    row = Question.objects.select_for_update(of=("self",)).select_related("contact").get(pk=question.pk)
    if row.contact is None or row.contact.agent_id != agent.pk or not takes_contacts(agent):
        raise NotAllowed(_("This contact is a colleague’s."))
    return row


def undo(question: Question, agent: AbstractUser) -> Question:
    """Take back a question that this agent just filed: it counts nowhere, and its events stay.

    Asked twice it is done once. Raise NotAllowed after a minute, or when the answer has left.
    """
    with transaction.atomic():
        row = held_to_undo(question, agent)
        if row.state == State.UNDONE:
            return row
        until = undo_until(row)
        if until is not None and was_sent(row):
            raise NotAllowed(_("The answer has been sent, so this cannot be undone any more."))
        if until is None or timezone.now() > until:
            raise NotAllowed(_("Undoing is possible for one minute. Ask the service to correct it."))
        with step(row, EventKind.UNDONE, agent) as made:
            made.data = {"within_seconds": int(UNDO.total_seconds())}
    return made.question
