"""The telephone exchange: the tokens it shows, and which extension is whose."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contactforms.privacy.models import BearerToken

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


class ExchangeToken(BearerToken):
    """What a system shows to push calls."""

    scope = models.CharField(max_length=20, default=CALLS, editable=False)

    class Meta(BearerToken.Meta):
        verbose_name = _("token of the telephone exchange")
        verbose_name_plural = _("tokens of the telephone exchange")
        constraints = [models.CheckConstraint(condition=Q(scope=CALLS), name="exchange_token_scope")]
