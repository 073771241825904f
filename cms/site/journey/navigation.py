"""“Part of: I move to Hasselt”: the journeys that a page belongs to, and where in them its reader is."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

from journeys.pages.following import Followed, anchor, followed, journeys_of, with_journey
from journeys.pages.outlines import JourneyOutline, StepOutline


@dataclass(frozen=True, slots=True)
class NavLink:
    """A page of the step that the reader is at."""

    title: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class NavStep:
    """A step in the navigation; only the current one shows its pages."""

    number: int
    title: str
    url: str
    current: bool
    links: list[NavLink]


@dataclass(frozen=True, slots=True)
class NavJourney:
    """A journey in the navigation: with its steps, or (`steps` empty) as a link to its place in it."""

    title: str
    url: str
    is_followed: bool
    steps: list[NavStep]


@dataclass(frozen=True, slots=True)
class Navigation:
    """What a page shows about journeys; `at` is where a reader who follows one is."""

    at: Followed | None
    back_url: str
    previous_url: str
    next_url: str
    journeys: list[NavJourney]


@dataclass(frozen=True, slots=True)
class Onward:
    """How someone who finished something goes on: `next` None after the last step."""

    at: Followed
    back_url: str
    next: StepOutline | None
    next_url: str


def onward(request: HttpRequest) -> Onward | None:
    """Return how to go on in the journey that a request follows; None for who follows none."""
    at = followed(request)
    if at is None:
        return None
    return Onward(at, at.back, at.next, step_url(at.journey, at.next) if at.next else "")


def navigation(request: HttpRequest, page: Page) -> Navigation:
    """Return the journeys of a page: the one that its reader came from whole, the others by their names.

    Who came from no journey gets each of them closed.
    """
    at = followed(request)
    of_page = journeys_of(request, page)
    if at is None:
        closed = [NavJourney(one.journey.title, one.back, False, _steps(one.journey, None, page)) for one in of_page]
        return Navigation(None, "", "", "", closed)
    mine = NavJourney(at.journey.title, at.journey.path, True, _steps(at.journey, at.step, page))
    others = [NavJourney(one.journey.title, one.back, False, []) for one in of_page if one.journey.pk != at.journey.pk]
    return Navigation(
        at,
        at.back,
        step_url(at.journey, at.previous) if at.previous else "",
        step_url(at.journey, at.next) if at.next else "",
        [mine, *others],
    )


def step_url(journey: JourneyOutline, step: StepOutline) -> str:
    """Return the address of a step on the page of its journey."""
    return f"{journey.path}#{anchor(step.key)}"


def _steps(journey: JourneyOutline, current: StepOutline | None, page: Page) -> list[NavStep]:
    return [
        NavStep(
            step.number,
            step.title,
            step_url(journey, step),
            step == current,
            _links(Followed(journey, step), page) if step == current else [],
        )
        for step in journey.steps
    ]


def _links(at: Followed, page: Page) -> list[NavLink]:
    return [NavLink(link.title, with_journey(link.path, at), link.page == page.pk) for link in at.step.links]
