"""All that a person asked, over every channel, as far as an account may read it; the latest first.

What is at a sensitive service is not there for others: no line, no count. Who does not recognise callers sees of
another service's question only that it was asked, and when.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib.auth.models import AbstractUser
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from catalogue.organisation.models import Service
from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer
from contactforms.portal.customers.seeing import shown_in_full
from contactforms.portal.templatetags.portal import person as colleague_name
from contactforms.privacy.membership import may, service_ids_of
from contactforms.privacy.models import Place, Purpose
from contactforms.privacy.reading import RECOGNISE
from contactforms.questions.access import OVERSEE, WORK
from contactforms.questions.models import OPEN_STATES, EventKind, Question, QuestionEvent

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the timeline; without `readable` only that it was asked, where and when."""

    at: datetime
    question: Question
    readable: bool
    answered_by: str
    link: bool

    kind = "question"

    @property
    def due(self) -> date | None:
        """When it must be answered, while it is open."""
        return self.question.due if self.question.is_open else None


@dataclass(frozen=True, slots=True)
class Talked:
    """A call, a visit, a chat; `other` is who called for this person, or for whom this person called."""

    at: datetime
    contact: Contact
    notes: str
    for_other: bool
    other: Customer | None

    kind = "contact"


@dataclass(slots=True)
class Timeline:
    """One page of it."""

    items: list[Asked | Talked] = field(default_factory=list)
    open: list[Asked] = field(default_factory=list)
    older: bool = False


class Eyes:
    """What one account may read of questions and calls."""

    def __init__(self, actor: AbstractUser) -> None:
        self.actor = actor
        self.own = service_ids_of(actor)
        self.oversees = may(actor, OVERSEE)
        self.works = may(actor, WORK) or self.oversees
        self.recognises = bool(self.own) and may(actor, RECOGNISE)
        self.sensitive = set(Service.objects.filter(sensitive=True).values_list("pk", flat=True)) - self.own

    def questions(self, of: Iterable[Customer]) -> QuerySet[Question]:
        """Return the questions of these rows that may be shown at all."""
        return Question.objects.filter(customer__in=[row.pk for row in of]).exclude(service__in=self.sensitive)

    def contacts(self, of: Iterable[Customer]) -> QuerySet[Contact]:
        """Return the calls and visits: those with nothing but what may not be shown are not there either."""
        pks = [row.pk for row in of]
        found = Contact.objects.filter(Q(customer__in=pks) | Q(on_behalf_of__in=pks))
        asked = Question.objects.filter(contact=OuterRef("pk"))
        if self.sensitive:
            elsewhere = Exists(asked.exclude(service__in=self.sensitive))
            found = found.exclude(Exists(asked.filter(service__in=self.sensitive)) & ~elsewhere)
        if not self.recognises:
            found = found.filter(Q(Exists(asked.filter(service__in=self.own))) | Q(agent=self.actor.pk))
        return found

    def reads(self, question: Question) -> bool:
        """Tell whether what was asked and answered may be read."""
        return self.links(question) or self.recognises

    def links(self, question: Question) -> bool:
        """Tell whether the question's own screen opens."""
        return self.works and (question.service_id in self.own or self.oversees)


def timeline_of(actor: AbstractUser, rows: list[Customer], page: int = 1) -> Timeline:
    """Return a page of the timeline of a person's rows, those that `actor` may see."""
    eyes, last = Eyes(actor), page * PAGE_SIZE + 1
    questions, contacts = eyes.questions(rows), eyes.contacts(rows)
    moments = [
        *((at, "q", pk) for pk, at in questions.order_by("-asked_at", "-pk").values_list("pk", "asked_at")[:last]),
        *((at, "c", pk) for pk, at in contacts.order_by("-started_at", "-pk").values_list("pk", "started_at")[:last]),
    ]
    moments.sort(reverse=True)
    wanted = moments[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    still_open = questions.filter(state__in=OPEN_STATES).order_by("due", "pk").values_list("pk", flat=True)
    open_ones = list(still_open[:PAGE_SIZE]) if page == 1 else []
    asked = _asked(eyes, {*open_ones, *(pk for _at, kind, pk in wanted if kind == "q")})
    talked = _talked(eyes, [pk for _at, kind, pk in wanted if kind == "c"], rows)
    made: dict[tuple[str, int], Asked | Talked] = {("q", pk): item for pk, item in asked.items()}
    made |= {("c", item.contact.pk): item for item in talked}
    return Timeline(  # what went away meanwhile is left out
        [made[kind, pk] for _at, kind, pk in wanted if (kind, pk) in made],
        [asked[pk] for pk in open_ones if pk in asked],
        len(moments) > page * PAGE_SIZE,
    )


def names_of_others(
    actor: AbstractUser, timeline: Timeline, purpose: Purpose, place: Place
) -> dict[int, tuple[Customer, str]]:
    """Return the people who called for this one, or for whom this one called, as far as they may be seen.

    Each is logged.
    """
    others = {item.other.pk: item.other for item in timeline.items if isinstance(item, Talked) and item.other}
    if not others:
        return {}
    people = shown_in_full(actor, list(others.values()), purpose, place)
    return {row.pk: (row, person.name) for row, person in people}


def _asked(eyes: Eyes, pks: Collection[int]) -> dict[int, Asked]:
    closing = QuestionEvent.objects.filter(kind=EventKind.ANSWERED).select_related("actor").order_by("number")
    rows = (
        Question.objects.filter(pk__in=pks)
        .select_related("service", "assignee")
        .prefetch_related(Prefetch("events", queryset=closing, to_attr="given_answers"))
    )
    return {
        row.pk: Asked(row.asked_at, row, eyes.reads(row), _answered_by(row) if eyes.reads(row) else "", eyes.links(row))
        for row in rows
    }


def _answered_by(question: Question) -> str:
    answers: list[QuestionEvent] = question.given_answers  # type: ignore[attr-defined]
    return colleague_name(answers[-1].actor) if answers and not question.is_open else ""


def _talked(eyes: Eyes, contacts: list[int], rows: list[Customer]) -> list[Talked]:
    """Notes are for who recognises callers, and not where something of a sensitive service was asked too."""
    pks = {row.pk for row in rows}
    hidden = set(
        Question.objects.filter(contact__in=contacts, service__in=eyes.sensitive).values_list("contact", flat=True)
    )
    found = []
    for contact in Contact.objects.filter(pk__in=contacts).select_related("agent", "customer", "on_behalf_of"):
        may_read = contact.agent_id == eyes.actor.pk or (eyes.recognises and contact.pk not in hidden)
        about = contact.on_behalf_of_id
        for_other = about is not None and about not in pks
        other = contact.on_behalf_of if for_other else contact.customer if about is not None else None
        found.append(Talked(contact.started_at, contact, contact.notes if may_read else "", for_other, other))
    return found
