"""The read log: one row for every look at a person's data."""

import re
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contactforms.privacy.models.place import Place


class Purpose(models.TextChoices):
    """Why someone looked."""

    ANSWER = "answer", _("to answer the question")
    RECOGNISE = "recognise", _("to know who this is")
    OVERSEE = "oversee", _("to see that no question gets lost")
    EXPORT = "export", _("to export")
    STATUS = "status", _("to show people their own question")
    AUDIT = "audit", _("to check who looked")
    REQUEST = "request", _("to handle a person’s request about their data")


# What was seen, in words; the rest of `fields` (commas) stays as it is.
FIELDS = {
    "name": _("name"), "email": _("e-mail"), "phone": _("phone"), "address": _("address"), "(masked)": _("(masked)"),
    "everything": _("everything"), "file": _("file"), "about": _("about whom"), "account": _("account"),
    "purpose": _("purpose"), "since": _("from"), "until": _("until"),
}  # fmt: skip


class ReadLogEntry(models.Model):
    """Who saw whose data, when, why and where. Rows are only ever added."""

    at = models.DateTimeField(_("when"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="read_log",
        verbose_name=_("who"),
        help_text=_("Empty: someone with the private link."),
    )
    subject_type = models.CharField(_("what"), max_length=40)
    subject_uuid = models.UUIDField(_("whose"), default=uuid.uuid4)
    purpose = models.CharField(_("purpose"), max_length=16, choices=Purpose.choices)
    place = models.CharField(_("where"), max_length=80, help_text=_("The name of the view, never its address."))
    fields = models.CharField(_("fields"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("look at personal data")
        verbose_name_plural = _("looks at personal data")
        ordering = ["-at", "-pk"]
        permissions = [("read_the_log", _("Can see who looked at whom"))]
        # One for each question that is asked of it, so that the answer is read in order, however many rows there are.
        indexes = [
            models.Index(fields=["-at", "-id"], name="looks"),
            models.Index(fields=["subject_uuid", "-at", "-id"], name="looks_at_someone"),
            models.Index(fields=["actor", "-at", "-id"], name="looks_by_someone"),
            models.Index(fields=["purpose", "-at", "-id"], name="looks_for_a_purpose"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_id} {self.subject_type} {self.purpose}"

    @property
    def where(self) -> str:
        """The screen, as people call it."""
        return Place.name_of(self.place)

    @property
    def seen(self) -> str:
        """The fields (“name, phone (masked)”), as people call them."""
        return re.sub(r"\(masked\)|\w+", lambda found: str(FIELDS.get(found[0], found[0])), self.fields)
