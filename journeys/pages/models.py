"""Journeys and their section."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField

from catalogue.products.models import Audience, ContentPage, LifeEvent, Theme
from journeys.pages.blocks import StepsBlock
from journeys.pages.panels import journey_tabs, section_panels
from journeys.pages.steps import Step, read_steps


class JourneySection(ContentPage):
    """The list of journeys; its service answers for questions about the list itself."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=600)

    content_panels = section_panels()
    parent_page_types: ClassVar[list[str]] = ["site.HomePage"]
    subpage_types: ClassVar[list[str]] = ["journeys.JourneyPage"]

    class Meta:
        verbose_name = _("list of journeys")
        verbose_name_plural = _("lists of journeys")


class JourneyPage(ContentPage):
    """What happens in a life, as steps over pages that exist; no text of those pages is copied."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=600)
    day_name = models.CharField(
        _("name of the day"),
        max_length=60,
        blank=True,
        help_text=_("The day from which the steps are counted. For instance: “dag van je verhuis”."),
    )
    steps = StreamField(StepsBlock(), blank=True, verbose_name=_("steps"))
    keywords = models.TextField(
        _("keywords"), blank=True, max_length=1000, help_text=_("Words people use that the text lacks, with commas.")
    )
    theme = models.ForeignKey(
        Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("theme")
    )
    audiences = ParentalManyToManyField(Audience, blank=True, related_name="journeys", verbose_name=_("audiences"))
    life_events = ParentalManyToManyField(LifeEvent, blank=True, related_name="journeys", verbose_name=_("life events"))

    edit_handler = journey_tabs()
    parent_page_types: ClassVar[list[str]] = ["journeys.JourneySection"]
    subpage_types: ClassVar[list[str]] = []
    search_prefetch: ClassVar[tuple[str, ...]] = ("audiences",)

    class Meta:
        verbose_name = _("journey")
        verbose_name_plural = _("journeys")

    @property
    def step_list(self) -> tuple[Step, ...]:
        """The steps as plain data."""
        return read_steps(self.steps.get_prep_value())
