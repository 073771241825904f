"""May the importer put a page on the site? Never past an editor."""

from django.core.exceptions import ValidationError
from django.db import transaction

from catalogue.products.models import ProductPage
from integrations.ipdc.models import SourceRecord


def editor_is_at_work(page: ProductPage, record: SourceRecord) -> bool:
    """Whether the newest draft is not the importer's: publishing it would publish somebody's half work."""
    return bool(page.latest_revision_id and page.latest_revision_id != record.revision_id)


def may_publish(page: ProductPage, record: SourceRecord, *, was_archived: bool = False) -> bool:
    """A page that is live, was never published, or comes back from the archive.

    A page that somebody took off the site by hand stays off; a locked page stays as it is.
    """
    if page.locked or (page.has_unpublished_changes and editor_is_at_work(page, record)):
        return False
    return page.live or page.last_published_at is None or was_archived


def publish(page: ProductPage) -> str:
    """Publish the newest revision. Returns what is still missing, empty when it went live."""
    revision = page.latest_revision
    if revision is None:
        return ""
    try:
        with transaction.atomic():
            revision.publish()
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
