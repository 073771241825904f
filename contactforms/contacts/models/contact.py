"""A contact: one call, visit, chat or message that an agent handles. It holds no, one or more questions."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from contactforms.contacts.along import WithJourney, WithWay
from contactforms.customers.fields import PhoneField
from contactforms.customers.models import Customer


class ContactChannel(models.TextChoices):
    """How the conversation goes."""

    PHONE = "phone", _("phone")
    COUNTER = "counter", _("counter")
    CHAT = "chat", _("chat")
    WHATSAPP = "whatsapp", _("WhatsApp")
    VIDEO = "video", _("video call")
    EMAIL = "email", _("e-mail")


class Contact(WithJourney, WithWay):
    """One conversation of one agent; the person is optional.

    Open while `ended_at` is empty. Notes are saved while the agent types, so they stay out of the history: it
    would hold a row for every few seconds.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(_("channel"), max_length=8, choices=ContactChannel.choices, default=ContactChannel.PHONE)
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("agent")
    )
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts", verbose_name=_("customer")
    )
    on_behalf_of = models.ForeignKey(
        Customer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts_of_others",
        verbose_name=_("on behalf of"),
        help_text=_("The person whom the caller speaks for."),
    )
    phone = PhoneField(_("calling number"), blank=True)
    call_id = models.CharField(
        _("number of the call"),
        max_length=120,
        unique=True,
        null=True,
        blank=True,
        editable=False,
        help_text=_("The telephone exchange's own; the same call pushed twice is one contact."),
    )
    notes = models.TextField(_("notes"), max_length=20_000, blank=True)
    notes_version = models.PositiveIntegerField(default=0, editable=False)
    notes_at = models.DateTimeField(null=True, blank=True, editable=False)
    # What was looked for last, so that the screen of a running contact comes back whole; emptied at the end.
    searched = models.CharField(max_length=200, blank=True, editable=False)
    # Of the journey that is followed beside the caller: which of its steps are done, by key.
    steps_done = models.JSONField(_("steps done"), default=list, blank=True, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)  # notes, number and who
    history = HistoricalRecords(excluded_fields=["notes", "notes_version", "notes_at", "searched", "way", "steps_done"])

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["-started_at", "-pk"]
        permissions = [("take_contacts", _("Can take calls and visitors at the contact centre"))]
        indexes = [
            models.Index(fields=["agent", "started_at"], condition=Q(ended_at=None), name="running_contacts"),
            models.Index(fields=["customer", "-started_at"], name="contacts_of_customer"),
            models.Index(
                fields=["ended_at", "id"],
                condition=Q(ended_at__isnull=False, erased_at__isnull=True),
                name="contacts_not_erased_yet",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")), name="contact_ends_after_its_start"
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.uuid}"

    @property
    def running(self) -> bool:
        """The conversation goes on."""
        return self.ended_at is None
