"""The telephone exchange: the tokens it shows, and which extension is whose."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

CALLS = "calls"


class Extension(models.Model):
    """The inner number of an agent's telephone."""

    number = models.CharField(
        _("extension"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^\d{1,20}$", _("Write digits only."))],
    )
    agent = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="extension", verbose_name=_("agent")
    )

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number


class ExchangeToken(models.Model):
    """What a system shows to push calls. Only a hash is kept: who lost a token makes a new one."""

    name = models.CharField(_("name"), max_length=80, unique=True, help_text=_("Of the system that uses it."))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scope = models.CharField(max_length=20, default=CALLS, editable=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        verbose_name = _("token of the telephone exchange")
        verbose_name_plural = _("tokens of the telephone exchange")
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=Q(scope=CALLS), name="exchange_token_scope")]

    def __str__(self) -> str:
        return self.name
