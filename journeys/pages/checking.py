"""The check of a journey: what keeps it from being published, and what is worth a look."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from journeys.pages.choices import How, Who
from journeys.pages.reading_level import long_sentences, long_words
from journeys.pages.steps import Step, StepLink
from journeys.pages.targets import State, Target, targets

if TYPE_CHECKING:
    from journeys.pages.models import JourneyPage

_https = URLValidator(schemes=["https"])
SHOWN = 90  # characters of a sentence in a finding


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found; a defect keeps the journey from its readers, the rest does not. `step` None: the whole."""

    code: str
    words: str
    defect: bool
    step: Step | None = None

    @property
    def sentence(self) -> str:
        """What was found, with the step named."""
        if self.step is None:
            return self.words
        return _("Step %(number)d, “%(title)s”: %(words)s") % {
            "number": self.step.number,
            "title": self.step.title or "…",
            "words": self.words,
        }


def findings(page: "JourneyPage") -> list[Finding]:
    """Return everything there is to say about a journey, a draft included; defects first (one query)."""
    steps = page.step_list
    known = targets(link.page for step in steps for link in step.links if link.page)
    audiences = {audience.uuid for audience in page.audiences.all()}
    found = [*_of_journey(page, steps, audiences)]
    found += (one for step in steps for one in _of_step(page, step, known, audiences))
    found += _twice_in_journey(steps)
    return sorted(found, key=lambda one: not one.defect)


def gone_links(steps: tuple[Step, ...], known: Mapping[int, Target]) -> Iterator[Finding]:
    """Yield a finding for every link whose page readers cannot reach."""
    for step in steps:
        for link in step.links:
            if not link.url and (words := _gone(link, known)):
                yield Finding("gone", words, True, step)


def _of_journey(page: "JourneyPage", steps: tuple[Step, ...], audiences: set[UUID]) -> Iterator[Finding]:
    if not page.introduction.strip():
        yield Finding("introduction", _("Write an introduction: for whom it is, and what is done at the end."), True)
    if not audiences:
        yield Finding("audiences", _("Choose for whom it is: at least one audience."), True)
    if page.responsible_service_id is None:
        yield Finding("service", _("Choose the service that answers questions about this page."), True)
    if not steps:
        yield Finding("steps", _("Add a step: a journey without steps leads nowhere."), True)
    yield from _level(page.introduction, None)


def _of_step(page: "JourneyPage", step: Step, known: Mapping[int, Target], audiences: set[UUID]) -> Iterator[Finding]:
    if not step.title.strip():
        yield Finding("title", _("Write a title that begins with a verb."), True, step)
    if not step.links and step.who == Who.YOU:
        words = _("There is nothing to do here. Add a page or a service, or say that someone else does it.")
        yield Finding("action", words, True, step)
    if not step.links and step.who != Who.YOU and not (step.why or step.note):
        yield Finding("action", _("Nobody can tell what happens here. Write why, or add a page."), True, step)
    if step.offset and not page.day_name:
        words = _("It is counted from a day without a name. Fill in “name of the day” above the steps.")
        yield Finding("day", words, True, step)
    if audiences and not set(step.audiences) <= audiences:
        yield Finding("audience", _("It is only for people for whom this journey is not."), False, step)
    yield from gone_links((step,), known)
    yield from _outside(step)
    yield from _twice(step, known)
    if step.links and step.links[0].how == How.OR:
        yield Finding("first", _("The first link says “or”, and nothing stands before it."), False, step)
    yield from _level(f"{step.why}\n{step.note}", step)


def _gone(link: StepLink, known: Mapping[int, Target]) -> str:
    target = known.get(link.page or 0)
    if target is None or target.state == State.MISSING:
        return _("A page it links to is deleted. Choose another, or remove the link.")
    if target.state == State.DRAFT:
        return _("The page “%(title)s” is not on the site.") % {"title": target.title}
    if target.state == State.CLOSED:
        return _("The page “%(title)s” is closed to the public.") % {"title": target.title}
    return ""


def _outside(step: Step) -> Iterator[Finding]:
    for link in step.links:
        if link.url:
            try:
                _https(link.url)
            except ValidationError:
                yield Finding("address", _("The address “%(url)s” is wrong.") % {"url": link.url}, True, step)
        if link.page is None and not (link.url and link.title):
            yield Finding("address", _("A link has no words or no address."), True, step)


def _twice(step: Step, known: Mapping[int, Target]) -> Iterator[Finding]:
    counted = Counter(link.page or link.url for link in step.links)
    for where, number in counted.items():
        if where and number > 1:
            name = known[where].title if isinstance(where, int) and where in known else where
            yield Finding("twice", _("It links to “%(name)s” more than once.") % {"name": name}, True, step)


def _twice_in_journey(steps: tuple[Step, ...]) -> Iterator[Finding]:
    first: dict[int | str, Step] = {}
    for step in steps:
        for where in dict.fromkeys(link.page or link.url for link in step.links):
            if where and where in first:
                words = _("It links to the same place as step %(number)d.") % {"number": first[where].number}
                yield Finding("again", words, False, step)
            elif where:
                first[where] = step


def _level(text: str, step: Step | None) -> Iterator[Finding]:
    for sentence in long_sentences(text):
        words = _("This sentence is long (%(number)d words): “%(text)s”") % {
            "number": sentence.words,
            "text": Truncator(sentence.text).chars(SHOWN),
        }
        yield Finding("long_sentence", words, False, step)
    for word in long_words(text):
        yield Finding("long_word", _("This word is long: “%(word)s”") % {"word": word}, False, step)
