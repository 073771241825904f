"""Who posted lately: remembered for a minute, as a keyed hash."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Attempt(models.Model):
    """One post from one sender, or one mail to one receiver, remembered to count them (`privacy.limits`).

    `who` is a keyed hash: the address itself is never kept.
    """

    who = models.CharField(max_length=64)
    what = models.CharField(max_length=16)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["at"]
        indexes = [models.Index(fields=["who", "what", "at"], name="attempts_of_one")]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%H:%M:%S}"
