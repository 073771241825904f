"""A way to reach a service."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from catalogue.organisation.channel_values import clean_value, link_for
from catalogue.organisation.models.content_version import VersionedModel
from catalogue.organisation.models.service import Service
from catalogue.organisation.opening_hours import MAX_LENGTH, validate_hours
from catalogue.organisation.panels import OpeningHoursPanel

VALUE_EXAMPLES = _(
    "Phone: 011 00 00 01, 0800 00 001 or 1700. E-mail: name@city.example. Counter and post: street, number, postal "
    "code and place. Form, chat, video call, appointment: https://… or a page of this site, /contact/."
)


class ChannelKind(models.TextChoices):
    """The kinds of channel; each has its own rule for a value (`channel_values`)."""

    PHONE = "phone", _("phone")
    COUNTER = "counter", _("counter")
    FORM = "form", _("form")
    EMAIL = "email", _("e-mail")
    CHAT = "chat", _("chat")
    WHATSAPP = "whatsapp", _("WhatsApp")
    VIDEO = "video", _("video call")
    APPOINTMENT = "appointment", _("appointment")
    SELF_SERVICE = "self_service", _("do it yourself online")
    POST = "post", _("post")


class Channel(VersionedModel):
    """One phone number, counter, form or address of a service, with its hours."""

    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="channels", verbose_name=_("service"))
    kind = models.CharField(_("kind"), max_length=16, choices=ChannelKind.choices)
    label = models.CharField(
        _("label"), max_length=80, blank=True, help_text=_("What people read, for instance “Counter in the city hall”.")
    )
    value = models.CharField(
        _("value"),
        max_length=300,
        help_text=_("The phone number, address, e-mail address or web address itself."),
    )
    opening_hours = models.CharField(
        _("opening hours"),
        max_length=MAX_LENGTH,
        blank=True,
        validators=[validate_hours],
        help_text=_("For instance “Mo-Fr 09:00-12:30; Tu 16:00-19:00; PH off”. Empty: always."),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    public = models.BooleanField(_("public"), default=True, help_text=_("Off: only staff see it."))
    active = models.BooleanField(_("active"), default=True)
    history = HistoricalRecords()

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("service"),
                FieldPanel("kind"),
                FieldPanel("value", help_text=VALUE_EXAMPLES),
                FieldPanel("label"),
                FieldPanel("note", help_text=_("People read this, for instance “Ring at the side entrance”.")),
            ],
            heading=_("How to reach it"),
        ),
        MultiFieldPanel(
            [
                OpeningHoursPanel("opening_hours"),
                FieldPanel("order"),
                FieldPanel("public"),
                FieldPanel("active"),
            ],
            heading=_("When and for whom"),
        ),
    ]

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.label or self.get_kind_display()}: {self.value}"

    def clean(self) -> None:
        """Check the value by its kind and write it one way."""
        super().clean()
        self.value = clean_value(self.kind, self.value)

    @property
    def href(self) -> str:
        """The link that starts this channel (`tel:`, `mailto:`, address), or nothing."""
        return link_for(self.kind, self.value)
