"""What was removed answers 410 and names what took its place."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from catalogue.organisation.api_views import ReadOnly
from catalogue.organisation.problems import Gone
from catalogue.products.addresses import canonical_url
from catalogue.products.tombstones import living_successor, tombstone_for_uuid


class PagesReadOnly(ReadOnly):
    """A list and a detail of pages."""

    def get_object(self) -> Any:
        """Return the page; raise Gone for one that was removed."""
        try:
            return super().get_object()
        except Http404:
            raise_gone(self.kwargs["uuid"])
            raise


def raise_gone(uuid: UUID) -> None:
    """Raise Gone when a page with this identity was here once."""
    tombstone = tombstone_for_uuid(uuid)
    if tombstone is None:
        return
    page = living_successor(tombstone)
    address = canonical_url(page.url_path, page.locale.language_code) if page else None
    identity = getattr(page.specific, "uuid", None) if page else None
    raise Gone(_("This page no longer exists."), address, identity) from None
