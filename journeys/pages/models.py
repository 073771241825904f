"""Journeys and their section."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from catalogue.products.models import ContentPage


class JourneySection(ContentPage):
    """The list of journeys; its service answers for journeys that name none."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=600)

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("responsible_service")]
    parent_page_types: ClassVar[list[str]] = ["site.HomePage"]
    subpage_types: ClassVar[list[str]] = ["journeys.JourneyPage"]

    class Meta:
        verbose_name = _("list of journeys")
        verbose_name_plural = _("lists of journeys")


class JourneyPage(ContentPage):
    """What happens in a life, as steps over pages that exist."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=600)

    parent_page_types: ClassVar[list[str]] = ["journeys.JourneySection"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("journey")
        verbose_name_plural = _("journeys")
