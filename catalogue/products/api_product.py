"""A product as the world sees it: which rows, and what is told about each.

Named fields only, so that what is for colleagues (note, owner, rewrite status, drafts) has no way out.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, Model, OuterRef, QuerySet, When
from django.db.models.functions import JSONObject
from django.utils import timezone
from rest_framework import serializers
from wagtail.models import Page

from catalogue.organisation.api_channels import absolute
from catalogue.organisation.api_views import Shown
from catalogue.products.addresses import canonical_url
from catalogue.products.api_html import HtmlVoice
from catalogue.products.api_sections import SectionsShown, sections
from catalogue.products.closed import is_closed
from catalogue.products.models import Audience, LifeEvent, ProductPage, ProductType, Theme


class LabelShown(Shown):
    """A theme, audience or life event."""

    uuid = serializers.UUIDField()
    name = serializers.CharField()
    slug = serializers.CharField()


def label(row: Theme | Audience | LifeEvent) -> dict[str, str]:
    """Return what `LabelShown` describes."""
    return {"uuid": str(row.uuid), "name": row.name, "slug": row.slug}


class StartShown(Shown):
    """The button that starts it."""

    label = serializers.CharField()  # type: ignore[assignment]
    url = serializers.CharField()


class ProductShown(SectionsShown):
    """What the city offers."""

    uuid = serializers.UUIDField(help_text="Stable; a moved or renamed page keeps it.")
    product_number = serializers.CharField(help_text="Ties page, form, status and notification together.")
    source_iri = serializers.CharField(help_text="Its identity in the Flemish catalogue. May be empty.")
    type = serializers.ChoiceField(choices=ProductType.choices, allow_blank=True)
    title = serializers.CharField()
    url = serializers.URLField(help_text="The canonical address of the page.")
    language = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField(), help_text="Languages in which it is published.")
    description = serializers.CharField()
    short_answer = serializers.CharField()
    start = StartShown(allow_null=True)
    body_html = serializers.CharField()
    exceptions_html = serializers.CharField()
    duration = serializers.CharField()
    keywords = serializers.ListField(child=serializers.CharField())
    theme = LabelShown(allow_null=True, help_text="The main theme.")
    themes = LabelShown(many=True)
    audiences = LabelShown(many=True)
    life_events = LabelShown(many=True)
    legally_required = serializers.BooleanField()
    valid_from = serializers.DateField(allow_null=True)
    valid_until = serializers.DateField(allow_null=True)
    checked_on = serializers.DateField(allow_null=True)
    first_published_at = serializers.DateTimeField(allow_null=True)
    last_published_at = serializers.DateTimeField(allow_null=True)


# All that is read: what is for colleagues stays in the database. `path` and the services are for the climb.
READ = (
    "path", "url_path", "title", "responsible_service", "uuid", "product_number", "source_iri", "product_type",
    "description", "short_answer", "start_label", "start_url", "body", "exceptions_text", "duration", "keywords",
    "legally_required", "valid_from", "valid_until", "checked_on", "first_published_at", "last_published_at",
)  # fmt: skip


def published_products() -> QuerySet[ProductPage]:
    """Return the products that everybody may read, with all that is told about them, in one query."""
    return _published().all()


@lru_cache(maxsize=1)
def _published() -> QuerySet[ProductPage]:
    """Return the query, put together once; only copies of it are ever run."""
    translations = Page.objects.filter(translation_key=OuterRef("translation_key"), live=True)
    return (
        ProductPage.objects.live()
        .filter(alias_of=None)
        .exclude(is_closed("path"))
        .only(*READ)
        .annotate(
            language=F("locale__language_code"),
            theme_service_id=F("theme__service_id"),
            theme_label=Case(
                When(theme__isnull=False, then=JSONObject(uuid="theme__uuid", name="theme__name", slug="theme__slug"))
            ),
            streams=JSONObject(**{name: name for name in ProductPage.STREAMS}),
            more_labels=_labels(Theme, "more_products"),
            audience_labels=_labels(Audience, "products"),
            life_event_labels=_labels(LifeEvent, "products"),
            published_languages=ArraySubquery(
                translations.order_by("locale__language_code").values("locale__language_code")
            ),
        )
        .order_by("title", "pk")
    )


def _labels(model: type[Model], relation: str) -> ArraySubquery:
    rows = model._default_manager.filter(**{relation: OuterRef("pk")}).order_by("order", "name")
    return ArraySubquery(rows.values(label=JSONObject(uuid="uuid", name="name", slug="slug")))


def tell_products(pages: Sequence[ProductPage]) -> list[dict[str, Any]]:
    """Return what `ProductShown` describes; one query at most, for the links in all their texts."""
    rows: Sequence[Any] = pages
    voice = HtmlVoice()
    voice.learn(text for row in rows for text in (row.streams, row.body, row.exceptions_text))
    return [_tell(row, voice) for row in rows]


def _tell(page: Any, voice: HtmlVoice) -> dict[str, Any]:
    theme = [page.theme_label] if page.theme_label else []
    return {
        "uuid": str(page.uuid),
        "product_number": page.product_number,
        "source_iri": page.source_iri,
        "type": page.product_type,
        "title": page.title,
        "url": canonical_url(page.url_path, page.language),
        "language": page.language,
        "languages": page.published_languages,
        "description": page.description,
        "short_answer": page.short_answer,
        "start": _start(page),
        "body_html": voice.tell(page.body),
        "exceptions_html": voice.tell(page.exceptions_text),
        **sections(page.streams, voice.tell),
        "duration": page.duration,
        "keywords": page.keyword_list,
        "theme": theme[0] if theme else None,
        "themes": theme + [label for label in page.more_labels if label not in theme],
        "audiences": page.audience_labels,
        "life_events": page.life_event_labels,
        "legally_required": page.legally_required,
        "valid_from": _iso(page.valid_from),
        "valid_until": _iso(page.valid_until),
        "checked_on": _iso(page.checked_on),
        "first_published_at": _iso(page.first_published_at),
        "last_published_at": _iso(page.last_published_at),
    }


def _start(page: ProductPage) -> dict[str, str] | None:
    url = absolute(page.start_url)
    return {"label": page.start_label, "url": url} if url else None


def _iso(value: date | datetime | None) -> str | None:
    """Return a day, or a moment in the city's own time, as ISO 8601."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    return value.isoformat() if value else None
