"""One result opened: what people read, what only colleagues read, and who answers through which channels now."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wagtail.models import Page

from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import Service
from catalogue.products.models import ProductPage
from catalogue.responsibility import responsible_for
from catalogue.search.models import SearchDocument
from contactforms.portal.search.reach import Reach, reach_now, week_in_rows
from contactforms.portal.search.rows import kind_in_words


@dataclass(frozen=True, slots=True)
class ItemChannel:
    """A channel with its hours: now, and in the coming week."""

    reach: Reach
    week: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Item:
    """A page or a service as colleagues read it. `note` is empty for who may not read it."""

    document: SearchDocument
    kind: str
    page: Page | None
    service: Service
    channels: list[ItemChannel]
    note: str

    @property
    def product(self) -> ProductPage | None:
        """The product, when it is one."""
        return self.page if isinstance(self.page, ProductPage) else None

    @property
    def changed_at(self) -> datetime | None:
        """When the page was last published."""
        return self.page.last_published_at if self.page is not None else None


def find_document(uuid: UUID, *, notes: bool) -> SearchDocument | None:
    """Return what has this identifier; without `notes` never a page that is closed to the public."""
    documents = SearchDocument.objects.select_related("page", "service").defer("words", "meaning")
    found = documents.filter(uuid=uuid)
    return (found if notes else found.filter(closed=False)).first()


def item_of(document: SearchDocument, *, notes: bool) -> Item:
    """Read what stands behind a document."""
    page: Page | None = document.page.specific if document.page is not None else None
    if page is not None:
        answer = responsible_for(page)
        service, channels = answer.service, answer.channels
    else:
        assert document.service is not None  # the table's own constraint
        service = document.service
        channels = tuple(channel for channel in service.channels.all() if channel.active)
    calendar = CityCalendar.load([service])
    return Item(
        document,
        kind_in_words(document.kind),
        page,
        service,
        [ItemChannel(reach_now(channel, calendar), week_in_rows(channel, calendar)) for channel in channels],
        document.agent_text if notes else "",
    )
