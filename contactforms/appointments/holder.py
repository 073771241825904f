"""What the appointments hold about people: when someone comes. Who it is stands with the question."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contactforms.appointments.calendar_file import place_of
from contactforms.appointments.mails import key_of
from contactforms.appointments.models import Appointment, AppointmentState
from contactforms.outbox.services import erase_about
from contactforms.privacy.dossier import CONTACT, QUESTION, Dossier
from contactforms.privacy.holders import Holder, Sheet
from contactforms.privacy.holders.holder import Counts
from contactforms.questions.models import OPEN_STATES

LABELS = {
    "reference": _("reference"),
    "service": _("service"),
    "start": _("from"),
    "end": _("until"),
    "way": _("how it goes"),
    "place": _("place"),
    "state": _("state"),
}


class Appointments(Holder):
    """Appointments about questions. The rows stay: which hours were booked says nothing without the question."""

    name = "appointments"
    harmless = {"appointments.BookableHours": ("place", "hours")}  # of the service

    def export(self, dossier: Dossier) -> Iterable[Sheet]:
        """Return the appointments, cancelled ones too."""
        rows = _of(dossier).select_related("question", "hours__service").order_by("start", "pk")
        yield Sheet("appointments", _("Appointments"), [_row(row) for row in rows], LABELS)

    def erase(self, dossier: Dossier) -> Counts:
        """Erase the invitations to the service (those to the person are about the question and go with it).

        That an appointment is cancelled still leaves: it names nobody, and else the service waits for someone.
        """
        rows = list(_of(dossier))
        told = [key_of(row, "service") for row in rows if not row.booked]
        return +Counter({"outbox.outboxmessage": erase_about([row.uuid for row in rows], but=told)})

    def unfinished(self, dossier: Dossier) -> list[str]:
        """Return the references of closed questions with an appointment to come; open ones are told already."""
        closed = _to_come(dossier).exclude(question__state__in=OPEN_STATES)
        return list(closed.order_by("pk").values_list("question__reference", flat=True))

    def finish(self, dossier: Dossier, actor: AbstractUser) -> None:
        """Cancel what is to come."""
        from contactforms.appointments.services import cancel

        for appointment in _to_come(dossier).select_related("question", "hours__service").order_by("pk"):
            cancel(appointment, actor)

    def awaited(self, kind: str) -> QuerySet[Any] | None:
        """Return the questions, and the conversations they were asked in, with an appointment to come."""
        to_come = Appointment.objects.filter(state=AppointmentState.BOOKED, end__gt=timezone.now())
        if kind == QUESTION:
            return to_come.values("question__uuid")
        return (
            to_come.filter(question__contact__isnull=False).values("question__contact__uuid")
            if kind == CONTACT
            else None
        )


def _of(dossier: Dossier) -> QuerySet[Appointment]:
    return Appointment.objects.filter(question__uuid__in=dossier.uuids(QUESTION))


def _to_come(dossier: Dossier) -> QuerySet[Appointment]:
    return _of(dossier).filter(state=AppointmentState.BOOKED, end__gt=timezone.now())


def _row(appointment: Appointment) -> dict[str, Any]:
    return {
        "reference": appointment.question.reference,
        "service": appointment.hours.service.name,
        "start": appointment.start.isoformat(timespec="seconds"),
        "end": appointment.end.isoformat(timespec="seconds"),
        "way": str(appointment.hours.get_way_display()),
        "place": str(place_of(appointment)),
        "state": str(appointment.get_state_display()),
    }
