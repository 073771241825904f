"""What can be sent of an answered question: the text the caller was told, the text of now, and what differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction

from catalogue.products.models import ProductPage
from catalogue.products.models.searchable import plain
from contactforms.questions.models import Question
from contactforms.questions.told import page_as_told, told_text
from journeys.pages.models import JourneyPage


class Version(StrEnum):
    """Which text leaves."""

    THEN = "then"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled piece of the answer; the short answer itself has no label."""

    name: str
    label: str
    text: str

    @property
    def line(self) -> str:
        """The piece as it stands in a plain text."""
        return f"{self.label}: {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Difference:
    """One piece that changed after the caller was told; a piece that came or went has an empty side."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Sendable:
    """What can leave. `now` is None when the page is gone from the website; `url` is empty then too."""

    then: tuple[Fact, ...]
    now: tuple[Fact, ...] | None
    url: str
    closed: bool

    @property
    def differences(self) -> list[Difference]:
        """What changed on the page since the caller was told."""
        if self.now is None:
            return []
        old, new = ({fact.name: fact for fact in facts} for facts in (self.then, self.now))
        names = list(dict.fromkeys([*old, *new]))
        nothing = Fact("", "", "")
        pairs = ((old.get(name, nothing), new.get(name, nothing)) for name in names)
        return [
            Difference(a.label or b.label or _("Short answer"), a.text, b.text) for a, b in pairs if a.text != b.text
        ]

    def facts(self, version: Version) -> tuple[Fact, ...]:
        """Return the pieces of one of the two texts."""
        return self.now if version == Version.NOW and self.now is not None else self.then

    @property
    def possible(self) -> bool:
        """There is a text, and it is not one for colleagues only."""
        return bool(self.then) and not self.closed


def sendable(question: Question) -> Sendable:
    """Return what can be sent of the question.

    What the caller was told is kept on the question itself; the key facts beside it come from the page in the
    version of then, for as long as Wagtail keeps that version.
    """
    page = question.page.specific if question.page is not None else None
    if page is None:
        return Sendable(tuple(_only_answer(question)), None, "", False)
    then = page_as_told(page, question.page_version)
    kept = then is not page or question.page_version in (None, page.live_revision_id)
    told = tuple(facts_of(then)) if kept and isinstance(page, ProductPage) else tuple(_only_answer(question))
    closed = PageViewRestriction.objects.filter(page__in=page.get_ancestors(inclusive=True)).exists()
    if not page.live:
        return Sendable(told, None, "", closed)
    # Of a journey was told which steps remain for this person: that does not change with its text.
    now = told if isinstance(page, JourneyPage) else tuple(facts_of(page))
    return Sendable(told, now, _address(page), closed)


def facts_of(page: Page) -> Iterator[Fact]:
    """Yield the short answer, then the key facts of a product: what it costs, how long it takes, what to bring."""
    answer = told_text(page)
    if answer:
        yield Fact("answer", "", answer)
    if not isinstance(page, ProductPage):
        return
    costs = [_cost(block.value) for block in page.costs]
    bring = [plain(str(block.value)) for block in page.bring]
    for name, label, texts in (
        ("costs", _("Costs"), costs),
        ("duration", _("Time it takes"), [page.duration]),
        ("bring", _("What to bring"), bring),
    ):
        text = "; ".join(text for text in texts if text)
        if text:
            yield Fact(name, label, text)


def _cost(value: Any) -> str:
    amount = value.get("amount")
    price = f"€ {formats.number_format(amount, decimal_pos=2)}" if amount is not None else ""
    return " ".join(part for part in (value.get("title") or "", price, plain(str(value.get("text") or ""))) if part)


def _only_answer(question: Question) -> Iterator[Fact]:
    if question.answer:
        yield Fact("answer", "", question.answer)


def _address(page: Page) -> str:
    """Return the page's public address, on the site that people know."""
    return f"{settings.CITY_BASE_URL.rstrip('/')}{page.url}" if page.url and page.url.startswith("/") else page.full_url
