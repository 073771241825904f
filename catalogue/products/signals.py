"""What follows from a page going live, away or elsewhere: tombstones, and a new content version."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from catalogue.organisation.models import content_version
from catalogue.products.models.content_page import ContentPage
from catalogue.products.models.tombstone import Tombstone
from catalogue.products.tombstones import mark_alive, mark_alive_below, mark_gone


@receiver(page_published, dispatch_uid="products_page_published")
def on_published(instance: Page, **kwargs: Any) -> None:
    """A page that is live again has no tombstone; one that is only scheduled is not live yet."""
    if instance.live:
        mark_alive(instance)
    content_version.bump()


@receiver(page_unpublished, dispatch_uid="products_page_unpublished")
def on_unpublished(instance: Page, **kwargs: Any) -> None:
    """Readers who come back hear that the page is gone."""
    mark_gone(instance.specific)
    content_version.bump()


@receiver(pre_delete, dispatch_uid="products_page_deleted")
def on_delete(sender: type, instance: Any, **kwargs: Any) -> None:
    """A deleted live page leaves a tombstone, also when it goes along with a section above it."""
    if isinstance(instance, ContentPage) and sender is type(instance) and instance.live:
        mark_gone(instance)


@receiver(post_page_move, dispatch_uid="products_page_moved")
@receiver(page_slug_changed, dispatch_uid="products_slug_changed")
def on_moved(instance: Page, **kwargs: Any) -> None:
    """The address changed, and that of every page below: whoever lives there now is no longer gone."""
    mark_alive_below(instance)
    content_version.bump()


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="products_restriction_changed")
@receiver(post_save, sender=Tombstone, dispatch_uid="products_tombstone_changed")
@receiver(post_delete, sender=Page, dispatch_uid="products_page_gone")
def on_change(**kwargs: Any) -> None:
    """Who may read a page, and whether it exists, shows at once."""
    content_version.bump()
