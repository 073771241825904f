"""How long names and free text are kept after a question or contact is closed: a register, with a default."""

import uuid

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from catalogue.organisation.models import Service

LONGEST = 120  # months


class RetentionRule(models.Model):
    """What came in through `channel`, at `service` or at any sensitive service, is kept `months` after closing.

    Empty means “any”. The rule with nothing filled in is the default: a trigger keeps it from being removed,
    so that everything has a period. Which rule counts, when several fit: see `retention.rulebook`.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(_("came in through"), max_length=16, blank=True)
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("service")
    )
    sensitive = models.BooleanField(
        _("sensitive services"), default=False, help_text=_("For all services whose questions are sensitive.")
    )
    months = models.PositiveSmallIntegerField(
        _("months"),
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
        help_text=_("How many months after closing names and texts are erased."),
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("retention rule")
        verbose_name_plural = _("retention rules")
        ordering = ["-sensitive", "service", "channel", "pk"]
        permissions = [("run_retention", _("Can erase what was kept long enough"))]
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "service", "sensitive"],
                name="one_rule_a_kind",
                nulls_distinct=False,
                violation_error_message=_("There is a rule for this kind already."),
            ),
            models.CheckConstraint(
                condition=Q(service__isnull=True) | Q(sensitive=False),
                name="rule_names_a_service_or_sensitive",
                violation_error_message=_("Choose one service or all sensitive services, not both."),
            ),
            models.CheckConstraint(condition=Q(months__gte=1, months__lte=LONGEST), name="rule_months_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.kind_in_words}: {self.period_in_words}"

    def clean(self) -> None:
        """Keep the default what it is."""
        was = RetentionRule.objects.filter(pk=self.pk).first() if self.pk else None
        if was is not None and was.is_default and not self.is_default:
            raise ValidationError(_("This is the default: only its months can change."))

    @property
    def is_default(self) -> bool:
        """Fits everything that no other rule fits."""
        return not self.channel and self.service_id is None and not self.sensitive

    @property
    def kind_in_words(self) -> str:
        """What it is for: “Dienst Welzijn, phone”."""
        from contactforms.privacy.holders import channel_names

        parts = []
        if self.service is not None:
            parts.append(self.service.name)
        if self.sensitive:
            parts.append(gettext("sensitive services"))
        if self.channel:
            parts.append(str(channel_names().get(self.channel, self.channel)))
        return ", ".join(parts) or gettext("everything else")

    @property
    def period_in_words(self) -> str:
        """How long: “24 months”."""
        return ngettext("%(n)d month", "%(n)d months", self.months) % {"n": self.months}
