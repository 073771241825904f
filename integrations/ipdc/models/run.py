"""One run of the importer and what it counted."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ImportRun(models.Model):
    """When a run was, what it read, and how it ended."""

    class State(models.TextChoices):
        """How far a run came."""

        RUNNING = "running", _("running")
        DONE = "done", _("done")
        REFUSED = "refused", _("done, something was refused")
        INTERRUPTED = "interrupted", _("interrupted")

    sources = models.JSONField(_("sources"), default=list)
    options = models.JSONField(_("options"), default=dict)
    state = models.CharField(_("state"), max_length=16, choices=State.choices, default=State.RUNNING)
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    read = models.PositiveIntegerField(pgettext_lazy("count", "read"), default=0)
    created = models.PositiveIntegerField(pgettext_lazy("count", "created"), default=0)
    updated = models.PositiveIntegerField(pgettext_lazy("count", "updated"), default=0)
    unchanged = models.PositiveIntegerField(pgettext_lazy("count", "unchanged"), default=0)
    archived = models.PositiveIntegerField(pgettext_lazy("count", "archived"), default=0)
    refused = models.PositiveIntegerField(pgettext_lazy("count", "refused"), default=0)
    findings = models.PositiveIntegerField(pgettext_lazy("count", "findings"), default=0)
    refusals = models.JSONField(_("refusals"), default=list)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.started_at:%d/%m/%Y %H:%M} · {', '.join(self.sources)}"
