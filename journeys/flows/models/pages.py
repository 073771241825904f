"""Flows and their section."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from catalogue.products.models import Audience, ContentPage, Theme
from journeys.flows.definition import Definition, from_json
from journeys.flows.fields import DefinitionField
from journeys.flows.panel import BuilderPanel


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
        BuilderPanel(),
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
