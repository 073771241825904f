"""Pages say when they change; the search writes, in the same transaction, what they offer."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from catalogue.products.models import ContentPage
from catalogue.search.documents import document_of, forget, write


@receiver(page_published, dispatch_uid="search_page_published")
def on_published(instance: Page, **kwargs: Any) -> None:
    """Index the page as it was just saved; one that is only scheduled is not live yet and leaves no document."""
    page = instance.specific
    document = document_of(page) if isinstance(page, ContentPage) else None
    if document is None:
        forget(page)
    else:
        write([document])


@receiver(page_unpublished, dispatch_uid="search_page_unpublished")
def on_unpublished(instance: Page, **kwargs: Any) -> None:
    """Forget the page. A deleted page takes its document with it, a moved one needs no new document."""
    forget(instance)
