"""What was here: a removed page leaves its address, its identity and what took its place."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class Tombstone(models.Model):
    """A page that is gone. Its address answers 410 until a page lives there again."""

    page_uuid = models.UUIDField(_("identifier"), unique=True)
    path = models.CharField(_("address"), max_length=500, db_index=True)
    title = models.CharField(_("title"), max_length=255)
    successor = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("what took its place"),
    )
    gone_at = models.DateTimeField(_("gone since"), auto_now=True)

    panels = [
        FieldPanel("title", read_only=True),
        FieldPanel("path", read_only=True),
        FieldPanel("successor", help_text=_("Readers who come to the old address find a link to this page.")),
    ]

    class Meta:
        verbose_name = _("removed page")
        verbose_name_plural = _("removed pages")
        ordering = ["-gone_at"]

    def __str__(self) -> str:
        return f"{self.path} ({self.title})"
