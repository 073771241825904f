"""Days that differ: the city's own closing days, and other hours of a channel, a service or the city."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from catalogue.organisation.models.channel import Channel
from catalogue.organisation.models.content_version import VersionedModel
from catalogue.organisation.models.service import Service
from catalogue.organisation.opening_hours import validate_hours
from catalogue.organisation.panels import OpeningHoursPanel


class CityHoliday(VersionedModel):
    """A day on which the whole city is closed besides the Belgian public holidays."""

    date = models.DateField(_("date"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    history = HistoricalRecords()

    panels = [FieldPanel("date"), FieldPanel("name")]

    class Meta:
        verbose_name = _("closing day of the city")
        verbose_name_plural = _("closing days of the city")
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.date}: {self.name}"


class OpeningException(VersionedModel):
    """Other hours, or closed, for some days: of one channel, one service, or the whole city.

    The narrowest wins: channel before service before city.
    """

    channel = models.ForeignKey(
        Channel, on_delete=models.CASCADE, null=True, blank=True, related_name="exceptions", verbose_name=_("channel")
    )
    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="exceptions", verbose_name=_("service")
    )
    start = models.DateField(_("first day"))
    end = models.DateField(_("last day"))
    opening_hours = models.CharField(
        _("hours on these days"),
        max_length=200,
        blank=True,
        validators=[validate_hours],
        help_text=_("For instance “09:00-12:00”. Empty: closed."),
    )
    reason = models.CharField(_("reason"), max_length=120, help_text=_("People read this."))
    history = HistoricalRecords()

    panels = [
        FieldPanel("service"),
        FieldPanel("channel"),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        OpeningHoursPanel("opening_hours"),
        FieldPanel("reason"),
    ]

    class Meta:
        verbose_name = _("exception to the opening hours")
        verbose_name_plural = _("exceptions to the opening hours")
        ordering = ["start"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")),
                name="exception_ends_after_start",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start} – {self.end}: {self.reason}"

    def clean(self) -> None:
        """A channel's exception belongs to that channel's service."""
        super().clean()
        if self.channel and self.service and self.channel.service_id != self.service_id:
            raise ValidationError({"channel": _("This channel belongs to another service.")})
