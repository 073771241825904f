"""Hand a caller's question to a service together with an appointment, or take both back."""

from datetime import timedelta

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contactforms.appointments.mails import ABOUT_APPOINTMENT
from contactforms.appointments.models import Appointment, AppointmentState
from contactforms.appointments.services.booking import cancel
from contactforms.outbox.services import About, take_back
from contactforms.questions.machine import NotAllowed
from contactforms.questions.mails import ABOUT
from contactforms.questions.models import EventKind, Question, State
from contactforms.questions.services.step import step
from contactforms.questions.services.undoing import UNDO, held_to_undo

A_LITTLE_LATER = timedelta(seconds=5)  # for the way from the button to here


def undo_handing(question: Question, agent: AbstractUser) -> Question:
    """Take back what this agent handed over a moment ago, with its appointment: nobody was told yet.

    Asked twice it is done once. Raise NotAllowed after a minute, when a mail has left, or when an expert took it.
    """
    with transaction.atomic():
        row = held_to_undo(question, agent)
        if row.state == State.UNDONE:
            return row
        if row.state != State.OPEN:
            raise NotAllowed(_("Someone is already answering this question."))
        if timezone.now() > row.asked_at + UNDO + A_LITTLE_LATER:
            raise NotAllowed(_("Undoing is possible for one minute. Ask the service to correct it."))
        booked = list(Appointment.objects.filter(question=row, state=AppointmentState.BOOKED))
        abouts = [About(ABOUT, row.uuid), *(About(ABOUT_APPOINTMENT, one.uuid) for one in booked)]
        if not take_back(*abouts):
            raise NotAllowed(_("A mail about it has left, so this cannot be undone any more."))
        for appointment in booked:
            cancel(appointment, agent, tell=False)
        with step(row, EventKind.UNDONE, agent) as made:
            made.question.closed_at = made.at
            made.question.call_from = made.question.call_until = None
    return made.question
