"""Where the source and the city say different things about one field."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from integrations.ipdc.models.record import SourceRecord
from integrations.ipdc.models.run import ImportRun


class FieldDifference(models.Model):
    """The city changed a field, and then the source did too. An editor takes theirs or keeps ours."""

    class State(models.TextChoices):
        """What was decided."""

        OPEN = "open", _("to decide")
        ACCEPTED = "accepted", _("taken from the source")
        REFUSED = "refused", _("our text kept")
        OBSOLETE = "obsolete", _("no longer different")

    record = models.ForeignKey(
        SourceRecord, on_delete=models.CASCADE, related_name="differences", verbose_name=_("source")
    )
    run = models.ForeignKey(ImportRun, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("import"))
    field = models.CharField(_("field"), max_length=40)
    base = models.JSONField(_("last imported"), null=True, encoder=DjangoJSONEncoder)
    ours = models.JSONField(_("ours"), null=True, encoder=DjangoJSONEncoder)
    theirs = models.JSONField(_("theirs"), null=True, encoder=DjangoJSONEncoder)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)
    created_at = models.DateTimeField(_("found"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )

    wagtail_reference_index_ignore = True  # a record of the source is no use of the page

    class Meta:
        verbose_name = _("difference")
        verbose_name_plural = _("differences")
        ordering = ["-created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "field"], condition=Q(state="open"), name="one_open_difference_a_field"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record}: {self.field}"
