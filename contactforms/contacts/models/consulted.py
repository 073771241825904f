"""What an agent had on the screen during a contact, in the version that was live then."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from contactforms.contacts.models.contact import Contact


class ConsultedItem(models.Model):
    """One page or service opened during a contact, once however often it was opened."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="consulted")
    item_uuid = models.UUIDField(_("item"), help_text=_("The identity of the page or service."))
    title = models.CharField(_("title"), max_length=255)
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    page_version = models.BigIntegerField(
        _("version of the page"), null=True, blank=True, help_text=_("The live revision when it was opened last.")
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("consulted item")
        verbose_name_plural = _("consulted items")
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["contact", "item_uuid"], name="item_once_per_contact")]

    def __str__(self) -> str:
        return self.title
