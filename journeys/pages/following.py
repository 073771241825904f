"""Which journey a visitor came from, kept without cookies: `reis=<journey slug>.<step key>` on links.

Whatever stands there that is no step of a journey that everyone may read, is nothing.
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit
from uuid import UUID

from django.http import HttpRequest
from wagtail.models import Page

from journeys.pages.around import outlines
from journeys.pages.outlines import JourneyOutline, StepOutline

PARAMETER = "reis"


@dataclass(frozen=True, slots=True)
class Followed:
    """The journey someone follows, and the step they are at."""

    journey: JourneyOutline
    step: StepOutline

    @property
    def uuid(self) -> UUID:
        """The identifier of the journey."""
        return self.journey.uuid

    @property
    def value(self) -> str:
        """How this stands in an address."""
        return f"{self.journey.slug}.{self.step.key}"

    @property
    def back(self) -> str:
        """The address of the step on the page of the journey."""
        return f"{self.journey.path}#{anchor(self.step.key)}"

    @property
    def previous(self) -> StepOutline | None:
        """The step before, if there is one."""
        return self._at(-1)

    @property
    def next(self) -> StepOutline | None:
        """The step after, if there is one."""
        return self._at(1)

    def _at(self, offset: int) -> StepOutline | None:
        place = self.journey.steps.index(self.step) + offset
        return self.journey.steps[place] if 0 <= place < len(self.journey.steps) else None


def anchor(key: str) -> str:
    """Return the fragment of a step on the page of its journey."""
    return f"stap-{key}"


def followed(request: HttpRequest) -> Followed | None:
    """Return the journey and step that this request's address names, if everyone may read them."""
    slug, dot, key = request.GET.get(PARAMETER, "").rpartition(".")
    if not dot:
        return None
    journey = next((one for one in outlines(request) if one.slug == slug), None)
    step = journey.step(key) if journey else None
    return Followed(journey, step) if journey and step else None


def with_journey(url: str, following: Followed | None) -> str:
    """Return an address of this site that keeps the journey; an address elsewhere stays as it is."""
    if following is None or not _is_ours(url):
        return url
    parts = urlsplit(url)
    others = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != PARAMETER]
    return urlunsplit(parts._replace(query=urlencode([*others, (PARAMETER, following.value)])))


def _is_ours(url: str) -> bool:
    return url.startswith(("/", "?")) and not url.startswith(("//", "/\\"))


def journeys_of(request: HttpRequest, page: Page) -> list[Followed]:
    """Return the journeys with a step that links to `page`, each once, with the first such step."""
    found = []
    for journey in outlines(request):
        step = next((step for step in journey.steps if step.leads_to(page.pk)), None)
        if step is not None:
            found.append(Followed(journey, step))
    return found
