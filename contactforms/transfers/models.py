"""An agent put a caller through to a service, or tried to."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.organisation.models import Service
from contactforms.contacts.models import Contact


class Transfer(models.Model):
    """One attempt. `key` is the button's own: pressed twice, it counts once."""

    key = models.UUIDField(unique=True, editable=False)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="transfers", verbose_name=_("contact"))
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="transfers", verbose_name=_("service"), db_index=False
    )
    reached = models.BooleanField(_("reached"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("agent")
    )

    class Meta:
        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["service", "at"], name="transfers_of_service")]

    def __str__(self) -> str:
        return f"transfer to {self.service_id}: {'reached' if self.reached else 'not reached'}"
