"""One run over what was kept long enough, so that its progress can be seen."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SILENT = timedelta(minutes=5)


class RetentionRun(models.Model):
    """When it began, how much there was to do, how far it came. A run that broke off has no end; the next goes on."""

    began_at = models.DateTimeField(_("began"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
        help_text=_("Empty: the nightly task."),
    )
    planned = models.PositiveIntegerField(_("to erase"), default=0)
    erased = models.PositiveIntegerField(_("erased"), default=0)
    last_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("retention run")
        verbose_name_plural = _("retention runs")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M} {self.erased}/{self.planned}"

    @property
    def going_on(self) -> bool:
        """Not ended, and heard of lately."""
        return self.ended_at is None and timezone.now() - self.last_at < SILENT

    @property
    def broke_off(self) -> bool:
        """Not ended, and not heard of any more."""
        return self.ended_at is None and not self.going_on
