"""The tables that put a postal code or street in an area: which side of the city, which parking zone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from wagtail.admin.panels import FieldPanel

from catalogue.organisation.models.content_version import VersionedModel
from catalogue.organisation.models.register import Register
from journeys.flows.models.pages import FlowPage
from journeys.flows.place_form import PlaceTableForm
from journeys.flows.spelling import folded


class PlaceTable(Register):
    """A table of places. Flows name it by its slug, which therefore stays while one does."""

    slug = models.SlugField(
        _("short name"),
        max_length=60,
        unique=True,
        blank=True,
        help_text=_("By which guided questions name this table. Left empty, it is made from the name."),
    )

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("file")]
    base_form_class = PlaceTableForm

    class Meta(Register.Meta):
        verbose_name = _("table of places")
        verbose_name_plural = _("tables of places")

    def clean(self) -> None:
        """Refuse another short name while flows name this one."""
        super().clean()
        old = type(self)._default_manager.filter(pk=self.pk).values_list("slug", flat=True).first() if self.pk else None
        if old and old != self.slug and (used := flows_with_table(old)):
            said = gettext("“%(flow)s” names this table. Keep its short name.") % {"flow": used[0].title}
            raise ValidationError({"slug": said})

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Delete a table that no flow names; raise ProtectedError for another."""
        if used := flows_with_table(self.slug):
            raise ProtectedError("Guided questions name this table.", set(used))
        return super().delete(*args, **kwargs)


def flows_with_table(slug: str) -> list[FlowPage]:
    """Return the flows that ask a place of this table."""
    return list(FlowPage.objects.filter(definition__questions__contains=[{"table": slug}]).order_by("title"))


class PlaceRow(VersionedModel):
    """One postal code or street, and its area. `folded` is `name` as it is compared."""

    table = models.ForeignKey(PlaceTable, on_delete=models.CASCADE, related_name="rows", verbose_name=_("table"))
    name = models.CharField(_("postal code or street"), max_length=120)
    folded = models.CharField(max_length=120, editable=False)
    area = models.CharField(
        _("area"),
        max_length=40,
        validators=[RegexValidator(r"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$", _("Small letters, digits and hyphens."))],
        help_text=_("A short word, the same for all places of one area: zone-1."),
    )
    history = HistoricalRecords()

    panels = [FieldPanel("table"), FieldPanel("name"), FieldPanel("area")]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["table", "folded"], name="place_once_in_a_table")]

    def __str__(self) -> str:
        return f"{self.name}: {self.area}"

    def clean(self) -> None:
        """Refuse what is no name, and another spelling of a place that is there."""
        super().clean()
        self.folded = folded(self.name)
        if not self.folded:
            raise ValidationError({"name": gettext("Write a postal code or the name of a street.")})
        same = PlaceRow.objects.filter(table=self.table_id, folded=self.folded).exclude(pk=self.pk).first()
        if same is not None:
            said = gettext("This table has this place already, as “%(name)s”.") % {"name": same.name}
            raise ValidationError({"name": said})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the form in which it is compared."""
        self.folded = folded(self.name)
        super().save(*args, **kwargs)
