"""What people decided about two rows: they are one person, or they are not."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contactforms.customers.models.customer import Customer

UNDO_WITHIN = timedelta(days=30)


class Merge(models.Model):
    """Somebody confirmed that two rows are one person. `Customer.merged_into` follows from the merges in force.

    No name or address is in it: which rows, who, when and why.
    """

    kept = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="merges")
    absorbed = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="merged")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("who"), help_text=_("Empty: the person, who had the private links of both."),
    )  # fmt: skip
    at = models.DateTimeField(_("when"), default=timezone.now)
    score = models.PositiveSmallIntegerField(_("score"), default=0)
    reasons = models.JSONField(_("reasons"), default=list, blank=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["absorbed"], condition=Q(undone_at=None), name="absorbed_once"),
            models.CheckConstraint(condition=~Q(kept=F("absorbed")), name="merge_of_two"),
            models.CheckConstraint(condition=Q(undone_at=None) | Q(undone_at__gte=F("at")), name="undone_after_merge"),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed_id} → {self.kept_id}"

    @property
    def undo_until(self) -> datetime:
        """The last moment on which it can be undone."""
        return self.at + UNDO_WITHIN

    def can_be_undone(self, at: datetime | None = None) -> bool:
        """Tell whether it is in force and young enough."""
        return self.undone_at is None and (at or timezone.now()) <= self.undo_until


class NotTheSame(models.Model):
    """Somebody said that two rows are two persons, so that it is not proposed again. The lower row comes first."""

    one = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("two persons")
        verbose_name_plural = _("two persons")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="told_apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="the_lower_first"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} ≠ {self.other_id}"

    @property
    def undo_until(self) -> datetime:
        """The last moment on which it can be taken back."""
        return self.at + UNDO_WITHIN
