"""The steps with what the linked pages say now: price, duration, who answers, whether they can be reached.

However many steps and links there are: one query for the pages, one for the products, two for who answers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.text import capfirst

from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import Service
from catalogue.organisation.opening_status import describe
from catalogue.organisation.reached import reached_now
from catalogue.products.models import ProductPage
from catalogue.products.prices import price_words
from catalogue.responsibility import LoadedClimb, Responsibility, responsible_for, with_claims
from journeys.pages.choices import How
from journeys.pages.steps import Step, StepLink
from journeys.pages.targets import Target, targets

OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """What a linked product says of itself; `hours` is the sentence about its quickest channel."""

    uuid: UUID
    number: str
    price: str
    duration: str
    service: Service
    channel: str = ""
    hours: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link of a step; `kind` is product, flow, journey, page or outside. `gone`: readers cannot go there now."""

    how: How
    kind: str
    title: str
    url: str
    gone: bool = False
    page: int | None = None
    product: ProductFacts | None = None

    @property
    def is_outside(self) -> bool:
        """The link leads to someone else's site."""
        return self.kind == OUTSIDE


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step with its links; `step` holds its words."""

    step: Step
    links: tuple[ShownLink, ...]


def shown_steps(
    steps: Iterable[Step], calendar: CityCalendar, climb: LoadedClimb | None = None
) -> tuple[ShownStep, ...]:
    """Return the steps as readers see them now."""
    steps = tuple(steps)
    pages = targets(link.page for step in steps for link in step.links if link.page)
    facts = _facts((pk for pk, page in pages.items() if page.kind == "product" and not page.gone), calendar, climb)
    return tuple(ShownStep(step, tuple(_shown(link, pages, facts) for link in step.links)) for step in steps)


def _shown(link: StepLink, pages: Mapping[int, Target], facts: Mapping[int, ProductFacts]) -> ShownLink:
    if link.url or link.page is None or link.page not in pages:
        return ShownLink(link.how, OUTSIDE if link.url else "page", link.title, link.url, gone=not link.url)
    page = pages[link.page]
    title = link.title or page.title
    if page.gone:
        return ShownLink(link.how, page.kind, title, "", gone=True, page=page.pk)
    return ShownLink(link.how, page.kind, title, page.path, page=page.pk, product=facts.get(page.pk))


def _facts(pks: Iterable[int], calendar: CityCalendar, climb: LoadedClimb | None) -> dict[int, ProductFacts]:
    wanted = set(pks)
    if not wanted:
        return {}
    climb = climb or LoadedClimb.load()
    rows = ProductPage.objects.filter(pk__in=wanted).only(
        "path", "uuid", "product_number", "costs", "duration", "responsible_service"
    )
    products = with_claims(rows)
    return {page.pk: _of_product(page, responsible_for(page, climb=climb), calendar) for page in products}


def _of_product(page: ProductPage, answer: Responsibility, calendar: CityCalendar) -> ProductFacts:
    price = price_words(page.costs)
    reached = reached_now(answer.public_channels, calendar)
    if reached is None:
        return ProductFacts(page.uuid, page.product_number, price, page.duration, answer.service)
    channel, status = reached
    words = channel.label or capfirst(channel.get_kind_display())
    facts = (page.uuid, page.product_number, price, page.duration, answer.service)
    return ProductFacts(*facts, words, describe(status), status.is_open)
