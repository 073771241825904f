"""Who changed which judgement, from what to what: so that every change can be undone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """One judgement before and after one step; the changes of one step (an import) share their `step`.

    `before` and `after` are snapshots (`services.keeping.snapshot`), None for a judgement that is not there.
    """

    class Action(models.TextChoices):
        """What was done."""

        SAVED = "saved", _("saved")
        DELETED = "deleted", _("deleted")
        IMPORTED = "imported", _("imported")
        UNDONE = "undone", _("undone")

    step = models.UUIDField(db_index=True)
    action = models.CharField(_("what"), max_length=10, choices=Action)
    reference = models.CharField(_("number"), max_length=20, db_index=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("when"), auto_now_add=True)
    undone = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.reference} {self.action}"
