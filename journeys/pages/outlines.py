"""The journeys that everyone may read, in outline: enough to follow a visitor, kept until the content changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.query import PageQuerySet

from catalogue.organisation.remembering import remembered
from catalogue.products.addresses import site_path
from journeys.pages.models import JourneyPage
from journeys.pages.steps import Step


@dataclass(frozen=True, slots=True)
class StepOutline:
    """A step by its key and title, and the pages (primary keys) it links to."""

    key: str
    number: int
    title: str
    audiences: tuple[UUID, ...]
    pages: tuple[int, ...]


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
    pages = JourneyPage.objects.live().public().filter(alias_of__isnull=True)
    return pages.filter(locale__language_code=get_language() or settings.LANGUAGE_CODE).order_by("path")


def outlines(request: HttpRequest) -> tuple[JourneyOutline, ...]:
    """Return every journey in outline; no query once they are known for this content version."""
    return remembered(request, f"journeys:{get_language()}", lambda: tuple(_read()))


def _read() -> Iterator[JourneyOutline]:
    for page in shown_journeys().select_related("locale"):
        path = site_path(page.url_path, page.locale.language_code)
        steps = tuple(outline_of(step) for step in page.step_list)
        yield JourneyOutline(page.pk, page.uuid, page.title, page.slug, path, steps)


def outline_of(step: Step) -> StepOutline:
    """Return a step in outline."""
    pages = tuple(link.page for link in step.links if link.page)
    return StepOutline(step.key, step.number, step.title, step.audiences, pages)
