"""Journeys and their section."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField

from catalogue.products.models import Audience, ContentPage, LifeEvent, Theme
from catalogue.products.models.searchable import PageText
from journeys.pages.blocks import StepsBlock
from journeys.pages.checking import findings
from journeys.pages.forms import JourneyForm
from journeys.pages.panels import journey_tabs, section_panels
from journeys.pages.steps import Step, read_steps

# Beside which field a defect stands; all others are about the steps.
FIELDS = {"introduction": "introduction", "audiences": "audiences", "service": "responsible_service"}


class JourneySection(ContentPage):
    """The list of journeys; its service answers for questions about the list itself."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=600)

    content_panels = section_panels()
    parent_page_types: ClassVar[list[str]] = ["site.HomePage"]
    subpage_types: ClassVar[list[str]] = ["journeys.JourneyPage"]
    lookup_kind = "section"

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

    base_form_class = JourneyForm
    edit_handler = journey_tabs()
    parent_page_types: ClassVar[list[str]] = ["journeys.JourneySection"]
    subpage_types: ClassVar[list[str]] = []
    search_prefetch: ClassVar[tuple[str, ...]] = ("audiences",)
    lookup_kind = "journey"

    class Meta:
        verbose_name = _("journey")
        verbose_name_plural = _("journeys")

    @property
    def step_list(self) -> tuple[Step, ...]:
        """The steps as plain data."""
        return read_steps(self.steps.get_prep_value())

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """As everyone, and as each of its audiences."""
        return [("", _("Everyone")), *((audience.slug, audience.name) for audience in self.audiences.all())]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the page as this audience sees it."""
        request.previewed_audience = mode_name  # type: ignore[attr-defined]
        return super().serve_preview(request, mode_name)

    def missing_for_publication(self) -> dict[str, str]:
        """Return what keeps this journey from its readers; what is about the steps, with each step named."""
        found: dict[str, str] = {}
        for finding in findings(self):
            if finding.defect:
                field = FIELDS.get(finding.code, "steps")
                found[field] = f"{found[field]} {finding.sentence}" if field in found else finding.sentence
        return found

    def search_document(self) -> PageText:
        """Return the words by which this journey is found: those of its steps too."""
        steps = (f"{step.title}. {step.why} {step.when} {step.note}" for step in self.step_list)
        return PageText(
            kind="journey",
            title=self.title,
            summary=self.introduction or self.search_description,
            keywords=self.keywords,
            body="\n".join(" ".join(step.split()) for step in steps),
            themes=(self.theme_id,) if self.theme_id else (),
            audiences=tuple(audience.pk for audience in self.audiences.all()),
        )
