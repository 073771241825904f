"""One booked appointment about a question."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from contactforms.appointments.models.bookable import BookableHours
from contactforms.questions.models import Question


class AppointmentState(models.TextChoices):
    """Where an appointment is."""

    BOOKED = "booked", _("booked")
    CANCELLED = "cancelled", _("cancelled")


class Span(Func):
    """From `start` up to, not including, `end`, as the database compares it."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class Appointment(models.Model):
    """One appointment on one of the seats (0 up to the capacity) of bookable hours.

    That two share a seat at the same time, the database refuses: whatever runs beside us, nothing is overbooked.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.ForeignKey(
        Question, on_delete=models.CASCADE, related_name="appointments", verbose_name=_("question")
    )
    hours = models.ForeignKey(
        BookableHours, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("bookable hours")
    )
    seat = models.PositiveSmallIntegerField(editable=False)
    start = models.DateTimeField(_("from"))
    end = models.DateTimeField(_("until"))
    state = models.CharField(
        _("state"), max_length=9, choices=AppointmentState.choices, default=AppointmentState.BOOKED
    )
    sequence = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text=_("Goes up with every change, so that calendars take the newest.")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["start", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="appointment_takes_time"),
            models.UniqueConstraint(
                fields=["question"], condition=Q(state="booked"), name="one_appointment_for_a_question"
            ),
            ExclusionConstraint(
                name="one_appointment_on_a_seat",
                expressions=[
                    ("hours", RangeOperators.EQUAL),
                    ("seat", RangeOperators.EQUAL),
                    (Span("start", "end", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=Q(state="booked"),
            ),
        ]

    def __str__(self) -> str:
        return f"appointment {self.uuid}"

    @property
    def booked(self) -> bool:
        """Still to happen, or happened; not cancelled."""
        return self.state == AppointmentState.BOOKED
