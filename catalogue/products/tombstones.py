"""What is left of a removed page: its address answers 410 and names what took its place.

Signals write and remove tombstones (`products.signals`), so that every way of unpublishing or deleting
leaves one: the editor's button, a bulk action, a schedule, an import.
"""

from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from catalogue.products.addresses import site_path
from catalogue.products.models.content_page import ContentPage
from catalogue.products.models.tombstone import Tombstone


def mark_gone(page: Page, successor: Page | None = None) -> Tombstone | None:
    """Leave a tombstone for a page that readers could see until now; None for a page without an identity.

    Without `successor` a successor named before stays; an alias is succeeded by the page it mirrors.
    """
    if not isinstance(page, ContentPage):
        return None
    if successor is None and page.alias_of_id:
        successor = page.alias_of
    values = {"path": public_path(page), "title": page.title}
    if successor is not None:
        values["successor"] = Page.objects.get(pk=successor.pk)
    tombstone, _created = Tombstone.objects.update_or_create(page_uuid=page.uuid, defaults=values)
    return tombstone


def mark_alive(page: Page) -> None:
    """Remove the tombstones of a live page and of its address."""
    matching = Q(path=public_path(page))
    if isinstance(page, ContentPage):
        matching |= Q(page_uuid=page.uuid)
    Tombstone.objects.filter(matching).delete()


def mark_alive_below(page: Page) -> None:
    """Remove the tombstones at the addresses of a page and all live pages below it, after these changed."""
    pages = page.get_descendants(inclusive=True).live().select_related("locale").defer_streamfields()
    Tombstone.objects.filter(path__in=[public_path(one) for one in pages]).delete()


def tombstone_for_path(path: str) -> Tombstone | None:
    """Return what is left at a public path, with or without its last slash."""
    found = Tombstone.objects.filter(path=f"/{path.strip('/')}/").select_related("successor__locale")
    return found.order_by("-gone_at").first()


def tombstone_for_uuid(uuid: UUID) -> Tombstone | None:
    """Return what is left of the page with this identity."""
    return Tombstone.objects.filter(page_uuid=uuid).select_related("successor__locale").first()


def living_successor(tombstone: Tombstone) -> Page | None:
    """Return the live page that took its place, over any number of removals, or None."""
    seen: set[int] = set()
    current: Tombstone | None = tombstone
    while current is not None and current.successor is not None and current.pk not in seen:
        seen.add(current.pk)
        page: Page = current.successor
        if page.live:
            return page
        specific = page.specific
        current = tombstone_for_uuid(specific.uuid) if isinstance(specific, ContentPage) else None
    return None


def public_path(page: Page) -> str:
    """Return the path readers know a page by."""
    return site_path(page.url_path, page.locale.language_code)
