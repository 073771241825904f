"""The outbox: a row for everything that must leave the system."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    """Where a message is."""

    WAITING = "waiting", _("waiting")
    SENT = "sent", _("sent")
    REFUSED = "refused", _("refused by the receiver")
    FAILED = "failed", _("gave up")
    BOUNCED = "bounced", _("sent, but it came back")


class OutboxMessage(models.Model):
    """One thing to deliver. `key` makes a second delivery harmless for who receives it.

    `sending_at` is written just before a text message leaves and `provider_id` just after: with the first and
    without the second nobody knows whether it left, so its deliverer asks the provider before it sends again.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("idempotency key"), max_length=120, unique=True)
    recipient = models.CharField(_("recipient"), max_length=254, blank=True)
    payload = models.JSONField(_("content"), default=dict)
    about_type = models.CharField(_("about"), max_length=40, blank=True)
    about_uuid = models.UUIDField(null=True, blank=True, db_index=True)
    state = models.CharField(_("state"), max_length=8, choices=MessageState.choices, default=MessageState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now, null=True, blank=True)
    last_error = models.CharField(_("last error"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    gave_up_at = models.DateTimeField(_("gave up"), null=True, blank=True)
    sending_at = models.DateTimeField(_("about to be sent"), null=True, blank=True, editable=False)
    provider_id = models.CharField(_("number at the provider"), max_length=64, blank=True, editable=False)
    delivered_at = models.DateTimeField(_("arrived"), null=True, blank=True)

    class Meta:
        verbose_name = _("outgoing message")
        verbose_name_plural = _("outgoing messages")
        ordering = ["-created_at", "-pk"]
        permissions = [("resend", _("Can send a message that failed once more"))]
        indexes = [
            models.Index(fields=["next_attempt_at"], condition=models.Q(state="waiting"), name="outbox_waiting"),
            models.Index(fields=["created_at"], condition=~models.Q(state="sent"), name="outbox_not_sent"),
            models.Index(fields=["provider_id"], condition=~models.Q(provider_id=""), name="outbox_at_provider"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"
