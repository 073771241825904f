"""A product that the source archived leaves the site: 410, or the way to what took its place."""

from wagtail.contrib.redirects.models import Redirect

from catalogue.products.models import ProductPage, Tombstone
from integrations.ipdc.models import SourceRecord


def take_down(record: SourceRecord) -> None:
    """Unpublish the record's page and leave a tombstone, or a redirect to its successor's page."""
    page = record.page
    if page is None or not page.live:
        return
    path = page.get_url_parts()[2] if page.get_url_parts() else page.url_path
    successor = successor_of(record)
    page.unpublish()
    Tombstone.objects.update_or_create(
        page_uuid=page.uuid, defaults={"path": path, "title": page.title, "successor": successor}
    )
    if successor is not None:
        lead_on(path, successor)


def successor_of(record: SourceRecord) -> ProductPage | None:
    """The live page of the product that the source names as replacement."""
    if not record.replaced_by:
        return None
    return ProductPage.objects.live().filter(source_records__iri=record.replaced_by).exclude(pk=record.page_id).first()


def lead_on(path: str, successor: ProductPage) -> None:
    """Redirect the old address to the successor, whatever it led to before."""
    old = Redirect.normalise_path(path)
    Redirect.objects.update_or_create(
        old_path=old, site=None, defaults={"redirect_page": successor, "redirect_link": "", "is_permanent": True}
    )


def settle_successors(iris: list[str]) -> None:
    """After a run: a product archived before its successor came in gets its redirect now."""
    waiting = SourceRecord.objects.filter(archived=True, replaced_by__in=iris, page__live=False)
    for record in waiting.select_related("page"):
        successor = successor_of(record)
        stone = Tombstone.objects.filter(page_uuid=record.page.uuid, successor=None).first() if record.page else None
        if successor is not None and stone is not None:
            stone.successor = successor
            stone.save(update_fields=["successor"])
            lead_on(stone.path, successor)
