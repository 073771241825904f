"""A journey as an agent goes through it with a caller: what is done, what remains, where each step is done."""

from dataclasses import dataclass
from uuid import UUID

from catalogue.search.models import SearchDocument
from contactforms.contacts.models import Contact
from journeys.pages.models import JourneyPage
from journeys.pages.outlines import shown_journeys
from journeys.pages.steps import Step


@dataclass(frozen=True, slots=True)
class Done:
    """Where a step is done: an item of the search, or an address elsewhere."""

    title: str
    item: UUID | None
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One step; `here` is the first that is not done."""

    step: Step
    done: bool
    here: bool
    where: tuple[Done, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The journey beside the caller."""

    page: JourneyPage
    rows: list[Row]

    @property
    def remaining(self) -> list[Step]:
        """The steps that are not done."""
        return [row.step for row in self.rows if not row.done]

    @property
    def steps(self) -> list[tuple[str, str]]:
        """Key and title of each step."""
        return [(row.step.key, row.step.title) for row in self.rows]


def journey_with(uuid: UUID) -> JourneyPage | None:
    """Return the live journey with this identity."""
    return shown_journeys().filter(uuid=uuid).first()


def beside(page: JourneyPage, contact: Contact) -> Beside:
    """Return the steps, ticked as far as this contact has come (1 query)."""
    done = set(contact.steps_done) if contact.journey_uuid == page.uuid else set()
    steps = page.step_list
    items = _items({link.page for step in steps for link in step.links if link.page})
    first = next((step.key for step in steps if step.key not in done), None)
    return Beside(
        page,
        [Row(step, step.key in done, step.key == first, tuple(_where(step, items))) for step in steps],
    )


def _items(pages: set[int]) -> dict[int, tuple[UUID, str]]:
    found = SearchDocument.objects.filter(page__in=pages, closed=False).values_list("page", "uuid", "title")
    return {page: (uuid, title) for page, uuid, title in found}


def _where(step: Step, items: dict[int, tuple[UUID, str]]) -> list[Done]:
    """Return where it is done; a page that is gone is left out."""
    found = []
    for link in step.links:
        if link.page in items:
            uuid, title = items[link.page]
            found.append(Done(link.title or title, uuid, ""))
        elif link.url:
            found.append(Done(link.title or link.url, None, link.url))
    return found
