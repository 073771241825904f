"""Flows and their section."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Page

from catalogue.products.models import Audience, ContentPage, Theme
from catalogue.products.models.searchable import PageText, plain
from journeys.flows.checks import findings
from journeys.flows.definition import Definition, from_json
from journeys.flows.fields import DefinitionField
from journeys.flows.panel import BuilderPanel


class FlowSection(ContentPage):
    """The list of guided questions; its service answers for flows that name none."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=600)

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("responsible_service")]
    parent_page_types: ClassVar[list[str]] = ["site.HomePage"]
    subpage_types: ClassVar[list[str]] = ["flows.FlowPage"]
    lookup_kind = "section"

    class Meta:
        verbose_name = _("list of guided questions")
        verbose_name_plural = _("lists of guided questions")

    def search_document(self) -> PageText | None:
        """Return the words by which it is found: it is an overview, as a section of the catalogue is."""
        text = super().search_document()
        return replace(text, kind="cataloguesection") if text else None


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
        InlinePanel("offered_on", classname="collapsed"),  # `visit.models`
    ]
    parent_page_types: ClassVar[list[str]] = ["flows.FlowSection"]
    subpage_types: ClassVar[list[str]] = []
    search_prefetch: ClassVar[tuple[str, ...]] = ("audiences",)
    lookup_kind = "flow"

    class Meta:
        verbose_name = _("guided questions")
        verbose_name_plural = _("guided questions")

    @property
    def flow(self) -> Definition:
        """The definition as written, parts not yet put in; raise DefinitionError when it is not of the form."""
        return from_json(self.definition or {})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; raise ValidationError for a live flow whose questions do not end, however they came to be live."""
        written = kwargs.get("update_fields")
        if self.live and (written is None or not {"live", "definition"}.isdisjoint(written)):
            self._check_questions()
        super().save(*args, **kwargs)

    def _check_questions(self) -> None:
        """Check questions that are new to readers; what they refer to may go away later."""
        before = FlowPage.objects.filter(pk=self.pk, live=True).values_list("definition", flat=True).first()
        if before is None or before != self.definition:
            wrong = findings(self.flow)
            if wrong:
                raise ValidationError({"definition": [finding.message for finding in wrong]})

    def missing_for_publication(self) -> dict[str, str]:
        """Return what is wrong with its questions, and with what they refer to today."""
        from journeys.flows.services.checking import missing_in_flow  # services know the model

        return missing_in_flow(self)

    def search_document(self) -> PageText | None:
        """Return the words by which it is found: its questions and outcomes, of a sensitive one too. No part is."""
        if self.is_part:
            return None
        return PageText(
            kind="flow",
            title=self.title,
            summary=self.introduction or self.search_description,
            body="\n".join(dict.fromkeys(text for text in _texts(self.flow_whole()) if text)),
            themes=(self.theme_id,) if self.theme_id else (),
            audiences=tuple(audience.pk for audience in self.audiences.all()),
        )

    def flow_whole(self) -> Definition:
        """The definition with the live parts put in; an empty one for what is not of the form."""
        from journeys.flows.services.loading import as_written, whole  # services know the model

        return whole(self.uuid, as_written(self.definition)).definition


def _texts(definition: Definition) -> Iterator[str]:
    for question in definition.questions:
        yield question.title
        yield plain(question.help)
        yield from (option.label for option in question.options)
    for outcome in definition.outcomes:
        yield outcome.title
        yield plain(outcome.text)
