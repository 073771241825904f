"""Pages say when they change; the search writes, in the same transaction, what they offer."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from catalogue.search.documents import forget, index_pages


@receiver(page_published, dispatch_uid="search_page_published")
def on_published(instance: Page, **kwargs: Any) -> None:
    """Index the page; one that is only scheduled is not live yet and leaves no document."""
    index_pages([instance.pk])


@receiver(page_unpublished, dispatch_uid="search_page_unpublished")
def on_unpublished(instance: Page, **kwargs: Any) -> None:
    """Forget the page. A deleted page takes its document with it, a moved one needs no new document."""
    forget(instance)
