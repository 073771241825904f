"""Pages and services say when they change; the search writes, in the same transaction, what they offer."""

from typing import Any

from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from catalogue.organisation.models import Channel, Department, Service
from catalogue.products.models import CatalogueSection, Theme
from catalogue.search import answering, known_words
from catalogue.search.documents import forget, index_pages, index_services
from catalogue.search.engines.elasticsearch.feeding import nudge
from catalogue.search.models import SearchDocument


@receiver(page_published, dispatch_uid="search_page_published")
def on_published(instance: Page, **kwargs: Any) -> None:
    """Index the page as it was just saved; one that is only scheduled is not live yet and leaves no document."""
    index_pages([instance.pk])
    if isinstance(instance.specific_deferred, CatalogueSection):
        answering.refresh()


@receiver(page_unpublished, dispatch_uid="search_page_unpublished")
def on_unpublished(instance: Page, **kwargs: Any) -> None:
    """Forget the page. A deleted page takes its document with it."""
    forget(instance)


@receiver(post_page_move, dispatch_uid="search_page_moved")
def on_moved(instance: Page, **kwargs: Any) -> None:
    """The address is asked of the page; who may read it and who answers depend on where it stands."""
    _index_below(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="search_restriction_changed")
def on_restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    """What was closed to the public is no longer found by it, and the other way round."""
    _index_below(instance.page)


def _index_below(page: Page) -> None:
    index_pages(Page.objects.descendant_of(page, inclusive=True).live().values_list("pk", flat=True))


@receiver(post_save, sender=Service, dispatch_uid="search_service_saved")
def on_service(instance: Service, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    """A service is found by its name as it is now; a new one is named by nothing yet, unless it is the front desk."""
    if not raw:
        index_services([instance.pk])
        if not created or instance.is_front_desk:
            answering.refresh()


@receiver([post_save, post_delete], sender=Channel, dispatch_uid="search_channel_changed")
def on_channel(instance: Channel, **kwargs: Any) -> None:
    """A service is found by its number as it is now."""
    index_services([instance.service_id])


@receiver(post_save, sender=Department, dispatch_uid="search_department_saved")
def on_department(instance: Department, **kwargs: Any) -> None:
    """The department's name is part of its services' words."""
    index_services(instance.services.values_list("pk", flat=True))


@receiver(post_save, sender=Theme, dispatch_uid="search_theme_saved")
def on_theme(created: bool = False, **kwargs: Any) -> None:
    """Another service may answer for the theme's pages; a new theme has none."""
    if not created:
        answering.refresh()


@receiver(pre_delete, sender=SearchDocument, dispatch_uid="search_document_deleted")
def on_deleted(instance: SearchDocument, using: str, **kwargs: Any) -> None:
    """Its words stand in one document fewer, and the other engine is told.

    A page that is deleted is unpublished on its way, so that the document is deleted twice: whoever comes first
    deletes it here and counts, and the second finds nothing.
    """
    row = SearchDocument.objects.using(using).select_for_update().filter(pk=instance.pk).first()
    if row is not None:
        SearchDocument.objects.using(using).filter(pk=instance.pk)._raw_delete(using)
        known_words.count(removed=[row])
        nudge()


@receiver(post_migrate, dispatch_uid="search_first_documents")
def on_migrated(sender: Any, using: str, **kwargs: Any) -> None:
    """A city whose documents were dropped, or given another column, by a migration finds its pages again at once."""
    from catalogue.search.upkeep import rebuild

    documents = SearchDocument.objects.using(using)
    if sender.label == "search" and (documents.filter(gist="").exists() or (not documents.exists() and _has_pages())):
        rebuild()


def _has_pages() -> bool:
    return Page.objects.filter(live=True, depth__gt=2).exists()
