"""What another system shows to read people's data: as the account it belongs to, with no more rights than that."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadToken(models.Model):
    """Opens reading people's data over the API, and nothing else.

    It sees what its account may see, and every look is written down under that account: give each system an
    account of its own. Only a hash is kept: who lost a token makes a new one.
    """

    name = models.CharField(_("name"), max_length=80, unique=True, help_text=_("Of the system that uses it."))
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="read_tokens", verbose_name=_("account")
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        verbose_name = _("token to read people's data")
        verbose_name_plural = _("tokens to read people's data")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
