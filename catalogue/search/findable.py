"""Which pages can be found, and who answers for each: read for many at once."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from catalogue.organisation.models import Service
from catalogue.products.models import ContentPage
from catalogue.responsibility import LoadedClimb, responsible_for


def content_models() -> list[type[ContentPage]]:
    """Return the kinds of page that can be found."""
    return [model for model in apps.get_models() if issubclass(model, ContentPage)]


def models_of(pks: Collection[int]) -> list[type[ContentPage]]:
    """Return which of these kinds the pages are of."""
    used = set(Page.objects.filter(pk__in=pks).order_by().values_list("content_type", flat=True).distinct())
    return [model for model in content_models() if ContentType.objects.get_for_model(model).pk in used]


def live_pages(model: type[ContentPage]) -> Any:
    """Return the live pages of a kind, with their language and, where they have one, their theme."""
    pages = model._default_manager.filter(live=True).select_related("locale")
    has_theme = any(field.name == "theme" for field in model._meta.fields)
    return pages.select_related("theme") if has_theme else pages


def pages_to_answer(model: type[ContentPage]) -> Any:
    """Return the live pages of a kind with no more of each than `answering` asks: not what they say."""
    has_theme = any(field.name == "theme" for field in model._meta.fields)
    pages = model._default_manager.filter(live=True).select_related("theme" if has_theme else None)
    return pages.only("path", "responsible_service", *(["theme__service"] if has_theme else []))


def answering(page: ContentPage, climb: LoadedClimb) -> Service:
    """Return who answers for one of `live_pages` or `pages_to_answer`, without a query."""
    loaded: Any = page
    theme = getattr(page, "theme", None)
    loaded.theme_service_id, loaded.chosen_channel_ids = theme.service_id if theme is not None else None, ()
    return responsible_for(page, climb=climb).service
