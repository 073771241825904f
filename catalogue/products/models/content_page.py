"""What every page with content has: an identity of its own and someone who answers for it."""

import uuid
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page

from catalogue.organisation.models import Service
from catalogue.products.content_form import ContentForm
from catalogue.products.models.classification import Audience
from catalogue.products.models.searchable import PageText, plain


class ContentPage(Page):
    """A page that people read and ask about; `catalogue.responsibility` says who answers.

    `uuid` is the page's identity for the world outside: a copy or an alias gets its own.
    """

    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    responsible_service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("responsible service"),
        help_text=_("Who answers questions about this page."),
    )

    exclude_fields_in_copy: ClassVar[list[str]] = ["uuid"]
    promote_panels = Page.promote_panels
    search_prefetch: ClassVar[tuple[str, ...]] = ()
    lookup_kind: ClassVar[str] = "page"  # what `/api/v1/pages/lookup/` calls it
    base_form_class = ContentForm

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new alias gets an identity of its own (Wagtail copies every field into it)."""
        if self._state.adding and self.alias_of_id:
            self.uuid = uuid.uuid4()
        super().save(*args, **kwargs)

    def missing_for_publication(self) -> dict[str, str]:
        """Return field → what to do about it, before readers may see this page as it is now.

        Form, bulk action and workflow ask it. Also for a draft that is not in the database as it stands.
        """
        return {}

    def missing_on_any_path(self) -> dict[str, str]:
        """Return the part of it that code may not publish either: `revision.publish()`, also on the day it was due."""
        return self.missing_for_publication()

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """Publish or schedule a revision; raise ValidationError for one that lacks something, today or on its day."""
        if missing := revision.as_object().missing_on_any_path():
            raise ValidationError(dict(missing))
        super().publish(revision, *args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Take the content of a revision or, for an alias, of its source; the identity stays."""
        page = super().with_content_json(content)
        page.uuid = self.uuid
        return page

    def search_document(self) -> PageText | None:
        """Return the words by which this page is found; None for a home page, which is no answer."""
        if self.depth <= 2:
            return None
        introduction = str(getattr(self, "introduction", ""))
        body = plain(str(getattr(self, "body", "")))
        return PageText(
            kind=str(self._meta.model_name),
            title=self.title,
            summary=introduction or self.search_description,
            body=body,
        )


class PageException(Orderable):
    """On one page, another service answers for an audience, a topic, or both."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="exceptions")
    audience = models.ForeignKey(
        Audience, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("audience")
    )
    topic = models.CharField(
        _("topic"), max_length=80, blank=True, help_text=_("A choice on the contact form, for instance “Invoice”.")
    )
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="page_exceptions", verbose_name=_("service")
    )

    panels = [FieldPanel("audience"), FieldPanel("topic"), FieldPanel("service")]

    class Meta(Orderable.Meta):
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        constraints = [
            models.CheckConstraint(
                condition=Q(audience__isnull=False) | ~Q(topic=""),
                name="exception_names_audience_or_topic",
                violation_error_message=_("Choose an audience or write a topic."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.audience or ''} {self.topic} → {self.service}".strip()


class CatalogueSection(ContentPage):
    """A part of the catalogue (“Producten”); its service answers for pages below that name none."""

    lookup_kind = "section"

    introduction = models.TextField(_("introduction"), blank=True, max_length=600)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("responsible_service"),
        InlinePanel("exceptions", label=_("exceptions")),
    ]
    parent_page_types: ClassVar[list[str]] = ["site.HomePage", "products.CatalogueSection"]
    subpage_types: ClassVar[list[str]] = ["products.ProductPage", "products.CatalogueSection"]

    class Meta:
        verbose_name = _("catalogue section")
        verbose_name_plural = _("catalogue sections")
