"""Book, move and cancel: each one transaction with its event on the question and its mails.

Who books holds the calendar's row, so bookings of one calendar go one by one; the constraint on the table stands
behind that.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.organisation.calendar import CityCalendar
from contactforms.appointments.mails import tell_both
from contactforms.appointments.models import Appointment, AppointmentState, BookableHours
from contactforms.appointments.slots import slots_between, taken_seats
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import EventKind, Question
from contactforms.questions.services.step import step


class NoSeat(NotAllowed):
    """That moment cannot be booked, or not any more."""


def book(
    question: Question, hours: BookableHours, start: datetime, actor: AbstractUser, *, after: timedelta | None = None
) -> Appointment:
    """Book the slot that begins at `start` for an open question; the mails leave `after` so long.

    Raise NoSeat when it is taken or none, NotAllowed when the question is closed or has an appointment.
    """
    with step(question, EventKind.BOOKED, actor) as made:
        if not made.question.is_open:
            raise NotAllowed(_("This question is already closed."))
        if _booked(made.question) is not None:
            raise NotAllowed(_("There is an appointment for this question: move it."))
        calendar = BookableHours.objects.select_for_update(of=("self",)).select_related("service").get(pk=hours.pk)
        end = _end_of_slot(calendar, start)
        appointment = Appointment(
            uuid=uuid4(),
            question=made.question,
            hours=calendar,
            seat=_free_seat(calendar, start, end),
            start=start,
            end=end,
            made_by_id=actor.pk,
        )
        _save(appointment, actor)
        made.data = _facts(appointment)
        tell_both(appointment, after=after)
    return appointment


def move(appointment: Appointment, hours: BookableHours, start: datetime, actor: AbstractUser) -> Appointment:
    """Move the appointment to another slot of its service; the calendars of both people follow."""
    with step(appointment.question, EventKind.MOVED, actor) as made:
        row = _held(appointment, made.question)
        calendar = BookableHours.objects.select_for_update(of=("self",)).select_related("service").get(pk=hours.pk)
        if calendar.service_id != row.hours.service_id:
            raise NotAllowed(_("This calendar is another service’s."))
        if (row.hours_id, row.start) == (calendar.pk, start):
            raise NotAllowed(_("The appointment is at that moment already."))
        made.data = {"was": row.start.isoformat()}
        end = _end_of_slot(calendar, start)
        row.seat = _free_seat(calendar, start, end, but=row)
        row.hours, row.start, row.end = calendar, start, end
        row.sequence += 1
        _save(row, actor)
        made.data |= _facts(row)
        tell_both(row)
    return row


def cancel(appointment: Appointment, actor: AbstractUser | None, reason: str = "", *, tell: bool = True) -> Appointment:
    """Cancel the appointment; the question stays where it is. Without `tell` nobody is mailed: nobody knew."""
    with step(appointment.question, EventKind.CANCELLED, actor) as made:
        row = _held(appointment, made.question)
        row.state = AppointmentState.CANCELLED
        row.sequence += 1
        _save(row, actor)
        made.text, made.data = reason.strip(), _facts(row)
        if tell:
            tell_both(row)
    return row


def _booked(question: Question) -> Appointment | None:
    return Appointment.objects.filter(question=question, state=AppointmentState.BOOKED).first()


def _held(appointment: Appointment, question: Question) -> Appointment:
    row = Appointment.objects.select_for_update(of=("self",)).select_related("hours__service").get(pk=appointment.pk)
    if not row.booked:
        raise NotAllowed(_("This appointment is already cancelled."))
    row.question = question
    return row


def _end_of_slot(hours: BookableHours, start: datetime) -> datetime:
    """Return when the slot that begins at `start` ends; raise NoSeat when none does, or it is too soon or past."""
    day = timezone.localdate(start)
    if hours.active and start > timezone.now():
        for begin, end in slots_between(hours, CityCalendar.load([hours.service_id]), day, day):
            if begin == start:
                return end
    raise NoSeat(_("This moment cannot be booked. Choose another one."))


def _free_seat(hours: BookableHours, start: datetime, end: datetime, but: Appointment | None = None) -> int:
    booked = Appointment.objects.filter(hours=hours, state=AppointmentState.BOOKED, start__lt=end, end__gt=start)
    taken = taken_seats(booked.exclude(pk=but.pk) if but is not None else booked, start, end)
    free = sorted(set(range(hours.capacity)) - taken)
    if not free:
        raise NoSeat(_("Someone just took this moment. Choose another one."))
    return free[0]


def _save(appointment: Appointment, actor: AbstractUser | None) -> None:
    appointment._history_user = actor  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            appointment.save()
    except IntegrityError:
        raise NoSeat(_("Someone just took this moment. Choose another one.")) from None


def _facts(appointment: Appointment) -> dict[str, object]:
    return {
        "appointment": str(appointment.uuid),
        "start": appointment.start.isoformat(),
        "end": appointment.end.isoformat(),
        "way": str(appointment.hours.way),
    }
