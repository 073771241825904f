"""The topic questions of one product, or of one service."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin

from catalogue.organisation.models import Service
from catalogue.organisation.models.content_version import VersionedModel
from catalogue.products.models import ProductPage
from contactforms.topics.blocks import TopicQuestionsBlock, definitions
from contactforms.topics.definitions import TopicQuestion


class TopicSet(PreviewableMixin, DraftStateMixin, RevisionMixin, VersionedModel):
    """What is asked beforehand about a product, or about every product of a service that has no set of its own.

    A set of a product without any question asks nothing, whatever its service asks.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.OneToOneField(
        ProductPage,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="topic_set",
        verbose_name=_("product"),
    )
    service = models.OneToOneField(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="topic_set", verbose_name=_("service")
    )
    questions = StreamField(TopicQuestionsBlock(), blank=True, verbose_name=_("questions"))

    panels = [
        MultiFieldPanel(
            [
                PageChooserPanel("page", "products.ProductPage"),
                FieldPanel(
                    "service", help_text=_("Asked about all its products that have no topic questions of their own.")
                ),
            ],
            heading=_("For a product, or for a service"),
        ),
        HelpPanel(template="topics/building_help.html"),
        FieldPanel("questions"),
    ]

    class Meta:
        verbose_name = _("topic questions")
        verbose_name_plural = _("topic questions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False, service__isnull=True) | Q(page__isnull=True, service__isnull=False),
                name="topics_of_one_product_or_service",
                violation_error_message=_("Choose a product or a service, one of the two."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.page or self.service or gettext("nothing chosen yet"))

    def clean(self) -> None:
        """Say beside the field that one of the two is needed, and no more."""
        super().clean()
        if (self.page_id is None) == (self.service_id is None):
            raise ValidationError({"page": gettext("Choose a product or a service, one of the two.")})

    @property
    def definitions(self) -> tuple[TopicQuestion, ...]:
        """The questions as everything else knows them."""
        return definitions(self.questions)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the page on which the form of the preview stands."""
        return "topics/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what the preview shows: the real fields."""
        from contactforms.topics.forms import TopicForm  # the form knows this table

        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return context | {"topics": TopicForm(self.definitions), "about": str(self)}
