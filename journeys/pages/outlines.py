"""The journeys that everyone may read, in outline: enough to follow a visitor (`around` reads them)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language
from wagtail.query import PageQuerySet

from catalogue.products.addresses import site_path
from catalogue.products.closed import is_closed
from journeys.pages.models import JourneyPage
from journeys.pages.steps import Step
from journeys.pages.targets import Target


@dataclass(frozen=True, slots=True)
class LinkOutline:
    """A page that a step links to and that everyone may read."""

    page: int
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class StepOutline:
    """A step by its key and title, and the pages it links to."""

    key: str
    number: int
    title: str
    links: tuple[LinkOutline, ...] = ()

    def leads_to(self, page: int) -> bool:
        """Tell whether this step links to the page with this primary key."""
        return any(link.page == page for link in self.links)


@dataclass(frozen=True, slots=True)
class JourneyOutline:
    """A journey and its steps in order; `path` is its public address."""

    pk: int
    uuid: UUID
    title: str
    slug: str
    path: str
    steps: tuple[StepOutline, ...]

    def step(self, key: str) -> StepOutline | None:
        """Return the step with this key."""
        return next((step for step in self.steps if step.key == key), None)


def shown_journeys() -> PageQuerySet:
    """Return the journeys that everyone may read, each once, in the language of now and the editors' order."""
    pages = JourneyPage.objects.live().exclude(is_closed("path")).filter(alias_of__isnull=True)
    return pages.filter(locale__language_code=get_language() or settings.LANGUAGE_CODE).order_by("path")


def outline_of(page: JourneyPage, steps: Iterable[Step], known: Mapping[int, Target]) -> JourneyOutline:
    """Return a journey in outline, with the links that lead somewhere."""
    path = site_path(page.url_path, page.locale.language_code)
    return JourneyOutline(page.pk, page.uuid, page.title, page.slug, path, tuple(_step(s, known) for s in steps))


def _step(step: Step, known: Mapping[int, Target]) -> StepOutline:
    links = tuple(
        LinkOutline(page.pk, link.title or page.title, page.path)
        for link in step.links
        if (page := known.get(link.page or 0)) and not page.gone
    )
    return StepOutline(step.key, step.number, step.title, links)
