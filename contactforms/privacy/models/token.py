"""What other systems show to get in: a token each, known by its hash."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class BearerToken(models.Model):
    """What a system shows. Only a hash is kept: who lost a token makes a new one (`privacy.tokens`)."""

    name = models.CharField(_("name"), max_length=80, unique=True, help_text=_("Of the system that uses it."))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ReadToken(BearerToken):
    """Opens reading people's data over the API, and nothing else.

    It sees what its account may see, and every look is written down under that account: give each system an
    account of its own.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="read_tokens", verbose_name=_("account")
    )

    class Meta(BearerToken.Meta):
        verbose_name = _("token to read people's data")
        verbose_name_plural = _("tokens to read people's data")
