"""The page a question is about, found by the identity it shows the world."""

from functools import lru_cache
from uuid import UUID

from django.apps import apps
from wagtail.models import Page

from catalogue.products.models import ContentPage, ProductPage, Tombstone


@lru_cache(maxsize=1)
def content_page_models() -> tuple[type[ContentPage], ...]:
    """Return all kinds of page that people can ask about, products first: most questions are about those."""
    kinds = [model for model in apps.get_models() if issubclass(model, ContentPage)]
    return tuple(sorted(kinds, key=lambda model: (model is not ProductPage, model.__name__)))


def live_page(uuid: UUID) -> Page | None:
    """Return the live, public page with this identity, as its own kind; None when there is none."""
    for model in content_page_models():
        page = model.objects.live().public().filter(uuid=uuid).first()
        if page is not None:
            return page
    return None


def was_removed(uuid: UUID) -> bool:
    """Tell whether a page with this identity was here once."""
    return Tombstone.objects.filter(page_uuid=uuid).exists()
