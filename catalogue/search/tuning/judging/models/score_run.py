"""How well the search did on the judged queries, at a moment, with the settings of then."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ScoreRun(models.Model):
    """One scoring. At most one is under way.

    `groups` is what `evaluate_search --json` gives; `scores` is the nDCG@10 of each judged query by its number
    (for queries that nothing should answer: 1 when the search gave nothing that it was sure of, else 0).
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("busy")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("started"), auto_now_add=True)
    moved_at = models.DateTimeField(auto_now=True)  # when it last told how far it was
    finished_at = models.DateTimeField(_("finished"), null=True)
    total = models.PositiveIntegerField(_("queries"), default=0)
    done = models.PositiveIntegerField(default=0)
    settings_hash = models.CharField(_("settings"), max_length=12, blank=True)
    tuning = models.BigIntegerField(default=0)  # the number of the editors' settings
    groups = models.JSONField(default=dict)
    scores = models.JSONField(default=dict)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        default_permissions = ()
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=Q(state__in=["waiting", "running"]), name="searchjudging_one_under_way"
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    @property
    def under_way(self) -> bool:
        """Not finished yet."""
        return self.state in {self.State.WAITING, self.State.RUNNING}
