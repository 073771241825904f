"""The record of what was erased: that it happened, when, by whom and why; nothing of whom it was about."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contactforms.privacy.models.rule import RetentionRule


class Cause(models.TextChoices):
    """Why something was erased."""

    RETENTION = "retention", _("kept long enough")
    REQUEST = "request", _("the person asked for it")


class Erasure(models.Model):
    """What was erased in one transaction, for one reason. Rows are only ever added."""

    at = models.DateTimeField(_("when"), auto_now_add=True)
    cause = models.CharField(_("why"), max_length=12, choices=Cause.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
        help_text=_("Empty: the nightly task."),
    )
    rule = models.ForeignKey(
        RetentionRule, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("rule")
    )
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)  # of the rule at that time
    counts = models.JSONField(_("how much"), default=dict)  # rows by table: {"questions.questionevent": 3}

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-at", "-pk"]
        permissions = [("handle_requests", _("Can hand over and erase a person's data at their request"))]
        indexes = [models.Index(fields=["-at", "-id"], name="erasures_latest")]

    def __str__(self) -> str:
        return f"{self.cause} {self.at:%Y-%m-%d %H:%M}"


class ErasedRow(models.Model):
    """A question, a customer or a contact whose personal data is gone."""

    erasure = models.ForeignKey(Erasure, on_delete=models.CASCADE, related_name="rows")
    kind = models.CharField(_("what"), max_length=40)
    uuid = models.UUIDField(_("identifier"), db_index=True)
    reference = models.CharField(_("reference"), max_length=40, blank=True, db_index=True)

    class Meta:
        verbose_name = _("erased row")
        verbose_name_plural = _("erased rows")
        ordering = ["erasure", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference or self.uuid}"
