"""Appointments as other screens show them beside a question."""

from django.db.models import OuterRef, QuerySet, Subquery

from contactforms.appointments.models import Appointment, AppointmentState
from contactforms.questions.models import Question


def booked_for(question: Question) -> Appointment | None:
    """Return the question's appointment, cancelled ones left out (1 query)."""
    found = Appointment.objects.filter(question=question, state=AppointmentState.BOOKED)
    return found.select_related("question", "hours__service").first()


def with_appointment(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Add `appointment_at`: when the question's appointment begins, None without one."""
    booked = Appointment.objects.filter(question=OuterRef("pk"), state=AppointmentState.BOOKED)
    return questions.annotate(appointment_at=Subquery(booked.order_by("start").values("start")[:1]))
