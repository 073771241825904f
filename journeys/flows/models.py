"""Flows and their section, and the tables that put a postal code or street in an area."""

import uuid
from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from catalogue.products.models import Audience, ContentPage, Theme
from journeys.flows.definition import Definition, from_json
from journeys.flows.fields import DefinitionField
from journeys.flows.spelling import folded


class FlowSection(ContentPage):
    """The list of guided questions; its service answers for flows that name none."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=600)

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("responsible_service")]
    parent_page_types: ClassVar[list[str]] = ["site.HomePage"]
    subpage_types: ClassVar[list[str]] = ["flows.FlowPage"]

    class Meta:
        verbose_name = _("list of guided questions")
        verbose_name_plural = _("lists of guided questions")


class FlowPage(ContentPage):
    """One flow. Its address is the start page; questions and results live below it and are not indexed."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=600)
    definition = DefinitionField(_("questions and outcomes"), editable=False)
    sensitive = models.BooleanField(
        _("sensitive"),
        default=False,
        help_text=_("Answers stay in the visitor's session: not in addresses, logs or statistics."),
    )
    is_part = models.BooleanField(
        _("only a part of other flows"), default=False, help_text=_("Visitors do not find it by itself.")
    )
    theme = models.ForeignKey(
        Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("theme")
    )
    audiences = ParentalManyToManyField(Audience, blank=True, related_name="+", verbose_name=_("audiences"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("sensitive"),
        FieldPanel("is_part"),
        FieldPanel("theme"),
        FieldPanel("audiences"),
        FieldPanel("responsible_service"),
    ]
    parent_page_types: ClassVar[list[str]] = ["flows.FlowSection"]
    subpage_types: ClassVar[list[str]] = []
    search_prefetch: ClassVar[tuple[str, ...]] = ("audiences",)

    class Meta:
        verbose_name = _("guided questions")
        verbose_name_plural = _("guided questions")

    @property
    def flow(self) -> Definition:
        """The definition as written, parts not yet put in; raise DefinitionError when it is not of the form."""
        return from_json(self.definition or {})

    def missing_for_publication(self) -> dict[str, str]:
        """Return what is wrong with its questions, and with what they refer to today."""
        from journeys.flows.services.checking import missing_in_flow  # services know the model

        return missing_in_flow(self)


class PlaceTable(models.Model):
    """A table that says in which area a postal code or street lies: which side of the city, which parking zone."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("table of places")
        verbose_name_plural = _("tables of places")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PlaceRow(models.Model):
    """One postal code or street, and its area. `folded` is `name` as it is compared: small letters, no accents."""

    table = models.ForeignKey(PlaceTable, on_delete=models.CASCADE, related_name="rows", verbose_name=_("table"))
    name = models.CharField(_("postal code or street"), max_length=120)
    folded = models.CharField(max_length=120, editable=False)
    area = models.CharField(
        _("area"),
        max_length=40,
        validators=[RegexValidator(r"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$", _("Small letters, digits and hyphens."))],
    )

    class Meta:
        verbose_name = _("row of a table of places")
        verbose_name_plural = _("rows of tables of places")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["table", "folded"], name="place_once_in_a_table")]

    def __str__(self) -> str:
        return f"{self.name}: {self.area}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the form in which it is compared."""
        self.folded = folded(self.name)
        super().save(*args, **kwargs)
