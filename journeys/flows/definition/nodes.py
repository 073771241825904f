"""The parts of a flow. A key names one question or outcome in its flow: it stands in addresses and never changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from journeys.flows.definition.conditions import Condition

KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
YES, NO = "ja", "nee"  # the options of a yes/no question, as they stand in addresses
ELSEWHERE = "elders"  # the area of a place that the table does not name


class Kind(models.TextChoices):
    """How a question is answered."""

    SINGLE = "single", _("one choice")
    SEVERAL = "several", _("several choices")
    YES_NO = "yes_no", _("yes or no")
    NUMBER = "number", pgettext_lazy("kind of question", "number")
    DATE = "date", _("date")
    PLACE = "place", _("postal code or street")
    PART = "part", _("part of another flow")


class OutcomeKind(models.TextChoices):
    """What an outcome says: never “you are entitled”."""

    APPLIES = "applies", _("this applies")
    NOT = "not", _("this does not apply")
    CHECK = "check", _("we must check")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; `to` is the question or outcome it leads to, empty when the question's own `to` says so."""

    key: str
    label: str
    hint: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """Where to go when a condition over this and earlier answers holds; rules come before options."""

    when: Condition
    to: str


@dataclass(frozen=True, slots=True)
class NumberLimits:
    """What a number may be; both ends included."""

    unit: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    decimals: int = 0


@dataclass(frozen=True)
class Question:
    """One question. The first rule that holds decides where it leads, then the option chosen, then `to`.

    `help` is rich text. `table` is the slug of a `PlaceTable` (kind place), `part` the uuid of another flow (kind
    part), whose outcomes' keys are then the options of this question. `needed`: several choices may be none.
    """

    key: str
    kind: Kind
    title: str
    help: str = ""
    options: tuple[Option, ...] = ()
    rules: tuple[Rule, ...] = ()
    to: str = ""
    limits: NumberLimits = NumberLimits()
    table: str = ""
    part: UUID | None = None
    needed: bool = True

    def option(self, key: str) -> Option | None:
        """Return the option of this key."""
        return next((option for option in self.options if option.key == key), None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a flow ends. `products` and `journey` are uuids of pages; `service` is the uuid of who answers,
    None for the flow's own responsible service.
    """

    key: str
    kind: OutcomeKind
    title: str
    text: str = ""
    products: tuple[UUID, ...] = ()
    journey: UUID | None = None
    service: UUID | None = None


@dataclass(frozen=True, slots=True)
class Exit:
    """Where a part ends in the flow that holds it. Nobody sees it: it answers the question `part` with `answer` (the
    key of the part's outcome) and goes on as that question says: its first rule that holds, else `to`.
    """

    key: str
    part: str
    answer: str
    rules: tuple[Rule, ...] = ()
    to: str = ""


@dataclass(frozen=True)
class Definition:
    """A whole flow; `start` is the key of its first question.

    `exits` are there once its parts are put in (`journeys.flows.parts`): those are never written or exchanged.
    """

    start: str = ""
    questions: tuple[Question, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    exits: tuple[Exit, ...] = ()

    @property
    def nodes(self) -> tuple[Question | Outcome, ...]:
        """The questions, then the outcomes."""
        return (*self.questions, *self.outcomes)

    @cached_property
    def question_of(self) -> dict[str, Question]:
        """Key → question."""
        return {question.key: question for question in self.questions}

    @cached_property
    def outcome_of(self) -> dict[str, Outcome]:
        """Key → outcome."""
        return {outcome.key: outcome for outcome in self.outcomes}

    @cached_property
    def exit_of(self) -> dict[str, Exit]:
        """Key → exit of a part."""
        return {way_out.key: way_out for way_out in self.exits}

    def node(self, key: str) -> Question | Outcome | None:
        """Return the question or outcome of this key."""
        return self.question_of.get(key) or self.outcome_of.get(key)

    def goals(self, question: Question) -> Iterator[str]:
        """Yield the keys a question names, in the order of its rules, its options and `to`; some may be empty."""
        yield from (rule.to for rule in question.rules)
        yield from (option.to for option in question.options)
        yield question.to
