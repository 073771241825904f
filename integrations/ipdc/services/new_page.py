"""Puts a new page into the catalogue with its first revision, live or as a draft.

Wagtail does this in three saves (add, save_revision, publish) and some ninety queries; an import of a
thousand pages would spend its minute there. Here it is one save and the same result, signals included.
"""

from functools import partial
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.signals import page_published, published

from catalogue.products.models import CatalogueSection, ProductPage

# Rows we took from the registers ourselves, and the place in the tree, which comes with saving.
_KNOWN = ("responsible_service", "theme", "locale", "content_type", "translation_key", "path", "depth", "url_path")


def add_page(section: CatalogueSection, page: ProductPage, *, live: bool) -> Revision:
    """Save `page` below `section`. Call in a transaction. Raises `ValidationError` for a wrong value."""
    now = timezone.now()
    page.live, page.has_unpublished_changes = live, not live
    if live:
        page.first_published_at = page.last_published_at = now
    page.latest_revision_created_at = now
    page.locale_id = section.locale_id
    page.full_clean(exclude=_KNOWN, validate_unique=False, validate_constraints=False)
    content: dict[str, Any] = page.serializable_data()  # from memory: no query for a page without a row
    page.save = partial(page.save, clean=False)  # type: ignore[method-assign]  # just cleaned
    section.add_child(instance=page)
    del page.save
    place = {"path": page.path, "depth": page.depth, "url_path": page.url_path}
    revision: Revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        content=content | place | {"pk": page.pk},
        object_str=str(page)[:255],
        created_at=now,
    )
    page.latest_revision = revision
    page.live_revision = revision if live else None
    Page.objects.filter(pk=page.pk).update(latest_revision=revision, live_revision=page.live_revision)
    if live:
        published.send(sender=ProductPage, instance=page, revision=revision)
        page_published.send(sender=ProductPage, instance=page, revision=revision)
    return revision
