"""The register of what an editor must look at."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from integrations.ipdc.findings.model import Code, Severity
from integrations.ipdc.models.record import SourceRecord
from integrations.ipdc.models.run import ImportRun
from integrations.ipdc.words import CODE_LABELS, SEVERITY_LABELS


class SourceFinding(models.Model):
    """One finding. It goes when the source no longer gives cause; what an editor noted stays till then."""

    class State(models.TextChoices):
        """Whether somebody looked."""

        OPEN = "open", _("open")
        DONE = "done", _("handled")

    record = models.ForeignKey(
        SourceRecord, on_delete=models.CASCADE, related_name="findings", verbose_name=_("source")
    )
    run = models.ForeignKey(ImportRun, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("import"))
    product_number = models.CharField(_("product number"), max_length=64, blank=True)
    title = models.CharField(_("title"), max_length=255, blank=True)
    field = models.CharField(_("field"), max_length=120)
    code = models.CharField(_("kind"), max_length=32, choices=[(c.value, CODE_LABELS[c]) for c in Code])
    severity = models.CharField(_("weight"), max_length=8, choices=[(s.value, SEVERITY_LABELS[s]) for s in Severity])
    reason = models.TextField(_("reason"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)
    note = models.CharField(_("note"), max_length=300, blank=True)
    found_at = models.DateTimeField(_("found"), auto_now_add=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    panels = [FieldPanel("state"), FieldPanel("note")]

    wagtail_reference_index_ignore = True  # a record of the source is no use of the page

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["state", "product_number", "title", "pk"]
        indexes = [models.Index(fields=["code", "state"], name="ipdc_finding_code_state")]

    def __str__(self) -> str:
        return f"{self.title or self.record_id}: {self.get_code_display()}"
