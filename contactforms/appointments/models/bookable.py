"""The hours in which a service can be booked: its calendar."""

import uuid

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from catalogue.organisation.models import Service
from catalogue.organisation.opening_hours import MAX_LENGTH, validate_hours
from catalogue.organisation.panels import OpeningHoursPanel


class Way(models.TextChoices):
    """How the appointment goes."""

    PHONE = "phone", _("we call")
    COUNTER = "counter", _("at the counter")
    VIDEO = "video", _("video call")


class BookableHours(models.Model):
    """Hours of one service, cut into slots of a fixed length; `capacity` people at a time.

    Public holidays, the city's closing days and the service's own exceptions count by themselves.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="bookable_hours", verbose_name=_("service")
    )
    way = models.CharField(_("how it goes"), max_length=8, choices=Way.choices, default=Way.PHONE)
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("The address of the counter, or of the video call.")
    )
    hours = models.CharField(
        _("bookable hours"),
        max_length=MAX_LENGTH,
        validators=[validate_hours],
        help_text=_("For instance “Mo,We 09:00-12:00; Fr 13:00-16:00”. Holidays and closing days are left out."),
    )
    slot_minutes = models.PositiveSmallIntegerField(
        _("minutes for one appointment"), default=20, validators=[MinValueValidator(5), MaxValueValidator(480)]
    )
    capacity = models.PositiveSmallIntegerField(
        _("appointments at the same time"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
        help_text=_("As many as there are colleagues for it."),
    )
    notice_hours = models.PositiveSmallIntegerField(
        _("hours ahead"), default=2, validators=[MaxValueValidator(240)], help_text=_("How soon one can be booked.")
    )
    active = models.BooleanField(_("active"), default=True, help_text=_("Off: what is booked stays, nothing is added."))
    history = HistoricalRecords()

    panels = [
        FieldPanel("service"),
        FieldRowPanel([FieldPanel("way"), FieldPanel("place")]),
        OpeningHoursPanel("hours"),
        FieldRowPanel([FieldPanel("slot_minutes"), FieldPanel("capacity"), FieldPanel("notice_hours")]),
        FieldPanel("active"),
    ]

    class Meta:
        verbose_name = _("bookable hours")
        verbose_name_plural = _("bookable hours")
        ordering = ["service__name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(slot_minutes__gte=5, slot_minutes__lte=480), name="slot_has_a_length"),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="bookable_by_someone"),
        ]

    def __str__(self) -> str:
        return f"{self.service} ({self.get_way_display()})"

    def clean(self) -> None:
        """Visitors must know where to go."""
        super().clean()
        if self.way != Way.PHONE and not self.place.strip():
            raise ValidationError({"place": _("Say where: the address of the counter, or of the video call.")})
