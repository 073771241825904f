"""What we know of one product of the source."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from catalogue.products.models import ProductPage


class SourceRecord(models.Model):
    """One product of the source, for ever: its identity, its whole last snapshot, the page it became.

    `values` are the field values last imported: the base that tells what the city has changed since.
    """

    iri = models.CharField(_("identity"), max_length=500, unique=True)
    version_iri = models.CharField(_("version"), max_length=1000, blank=True)
    product_number = models.CharField(_("product number"), max_length=64, blank=True, db_index=True)
    title = models.CharField(_("title"), max_length=255, blank=True)
    language = models.CharField(_("language"), max_length=40, blank=True)
    hash = models.CharField(_("fingerprint"), max_length=64)
    moment = models.DateTimeField(_("version of"), null=True, blank=True)
    archived = models.BooleanField(_("archived"), default=False)
    replaced_by = models.CharField(_("replaced by"), max_length=500, blank=True)
    raw = models.JSONField(_("source"), default=dict)
    values = models.JSONField(_("last imported values"), default=dict, encoder=DjangoJSONEncoder)
    source = models.CharField(_("read from"), max_length=1000, blank=True)
    page = models.ForeignKey(
        ProductPage,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="source_records",
        verbose_name=_("page"),
    )
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    first_seen = models.DateTimeField(_("first seen"), auto_now_add=True)
    last_changed = models.DateTimeField(_("last changed"), auto_now=True)

    wagtail_reference_index_ignore = True  # a record of the source is no use of the page

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return f"{self.product_number} {self.title}".strip() or self.iri
