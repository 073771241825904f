"""The names that occur, each once: a nearly equal one is looked for among these, not among all rows."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


class KnownName(models.Model):
    """The sounds of a name (`names.key_of`) that at least one customer has; a trigger keeps it so.

    Ten years of customers hold each name many times. A name that nobody has any more is gone from here in the
    same transaction: what is erased leaves nothing.
    """

    key = models.CharField(max_length=240, primary_key=True)

    class Meta:
        verbose_name = _("known name")
        verbose_name_plural = _("known names")
        indexes = [GinIndex(fields=["key"], opclasses=["gin_trgm_ops"], name="known_by_spelling")]

    def __str__(self) -> str:
        return "a name"  # never the name itself
