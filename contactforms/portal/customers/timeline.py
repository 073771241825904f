"""All that a person asked, over every channel, as far as an account may read it; the latest first.

What is at a sensitive service is not there for others: no line, no count. Who does not recognise callers sees of
another service's question only that it was asked, and when.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext as _

from contactforms.contacts.models import ContactChannel
from contactforms.customers.models import Customer
from contactforms.portal.customers import happened
from contactforms.portal.customers.happened import KeptContact, KeptQuestion, Names, ServiceShown
from contactforms.portal.customers.seeing import Found, shown_in_full
from contactforms.portal.templatetags.portal import person as colleague_name
from contactforms.privacy.membership import may, service_ids_of
from contactforms.privacy.models import Place, Purpose
from contactforms.privacy.reading import RECOGNISE
from contactforms.questions.access import OVERSEE, WORK
from contactforms.questions.models import OPEN_STATES, AskedThrough, State

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the timeline; without `readable` only that it was asked, where and when, and how far it is.

    `reference` is filled in for who may open it, `due` while it is open.
    """

    pk: int
    at: datetime
    service: ServiceShown
    asked_through: str
    state: str
    due: date | None
    closed_at: datetime | None
    readable: bool
    reference: str = ""
    page_uuid: UUID | None = None
    page_title: str = ""
    text: str = ""
    answer: str = ""
    assignee: str = ""
    answered_by: str = ""

    kind = "question"

    @property
    def title(self) -> str:
        """About what it was, as far as it may be read."""
        if not self.readable:
            return _("A question at another service")
        return self.page_title or _("General question")

    @property
    def through(self) -> str:
        """How it came in, in words."""
        return str(AskedThrough(self.asked_through).label)

    @property
    def how_far(self) -> str:
        """Its state, in words."""
        return str(State(self.state).label)


@dataclass(frozen=True, slots=True)
class Talked:
    """A call, a visit, a chat; `other_id` is who called for this person, or for whom this person called.

    `for_other` is None when everyone spoke for themselves.
    """

    at: datetime
    uuid: UUID
    channel: str
    ended_at: datetime | None
    agent: str
    notes: str
    for_other: bool | None
    other_id: int | None

    kind = "contact"

    @property
    def how(self) -> str:
        """The channel, in words."""
        return str(ContactChannel(self.channel).label)


@dataclass(slots=True)
class Timeline:
    """One page of it."""

    items: list[Asked | Talked] = field(default_factory=list)
    open: list[Asked] = field(default_factory=list)
    older: bool = False


class Eyes:
    """What one account may read of the questions and calls of a person."""

    def __init__(self, actor: AbstractUser, person: Found) -> None:
        self.actor = actor
        self.pks = [row.pk for row in person.rows]
        self.own = service_ids_of(actor)
        self.oversees = may(actor, OVERSEE)
        self.works = may(actor, WORK) or self.oversees
        self.recognises = bool(self.own) and may(actor, RECOGNISE)
        turned_to = {service for row in person.rows for service in person.known[row.pk]}
        self.sensitive = {service.pk for service in turned_to if service.sensitive} - self.own

    def shows(self, question: KeptQuestion) -> bool:
        """Tell whether it is there at all: it may have gone to a service of others a moment ago."""
        return question.service.pk in self.own or not question.service.sensitive

    def reads(self, question: KeptQuestion) -> bool:
        """Tell whether what was asked and answered may be read."""
        return self.links(question) or self.recognises

    def links(self, question: KeptQuestion) -> bool:
        """Tell whether the question's own screen opens."""
        return self.works and (question.service.pk in self.own or self.oversees)


def timeline_of(actor: AbstractUser, person: Found, page: int = 1) -> Timeline:
    """Return a page of the timeline of a person's rows, those that `actor` may see (3 queries)."""
    eyes = Eyes(actor, person)
    moments, still_open = happened.moments(
        eyes.pks, hidden=eyes.sensitive, own=eyes.own, recognises=eyes.recognises, actor=actor.pk,
        last=page * PAGE_SIZE + 1, most=PAGE_SIZE if page == 1 else 0,
    )  # fmt: skip
    wanted = moments[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    asked = _asked(eyes, {*still_open, *(pk for _at, kind, pk in wanted if kind == "q")})
    talked = _talked(eyes, [pk for _at, kind, pk in wanted if kind == "c"])
    made: dict[tuple[str, int], Asked | Talked] = {("q", pk): item for pk, item in asked.items()}
    made |= {("c", pk): item for pk, item in talked.items()}
    open_ones = [(asked[pk].due, pk) for pk in still_open if pk in asked and asked[pk].due is not None]
    return Timeline(  # what went away meanwhile is left out
        [made[kind, pk] for _at, kind, pk in wanted if (kind, pk) in made],
        [asked[pk] for _due, pk in sorted(open_ones)],
        len(moments) > page * PAGE_SIZE,
    )


def names_of_others(
    actor: AbstractUser, timeline: Timeline, purpose: Purpose, place: Place
) -> dict[int, tuple[Customer, str]]:
    """Return the people who called for this one, or for whom this one called, as far as they may be seen.

    Each is logged.
    """
    others = {item.other_id for item in timeline.items if isinstance(item, Talked) and item.other_id is not None}
    if not others:
        return {}
    people = shown_in_full(actor, list(Customer.objects.filter(pk__in=others)), purpose, place)
    return {row.pk: (row, person.name) for row, person in people}


def _asked(eyes: Eyes, pks: Collection[int]) -> dict[int, Asked]:
    return {row.pk: _as_seen(eyes, row) for row in happened.questions(pks) if eyes.shows(row)}


def _as_seen(eyes: Eyes, row: KeptQuestion) -> Asked:
    due = row.due if row.state in OPEN_STATES else None
    always = (row.pk, row.asked_at, row.service, row.asked_through, row.state, due, row.closed_at)
    if not eyes.reads(row):
        return Asked(*always, readable=False)
    return Asked(
        *always,
        readable=True,
        reference=row.reference if eyes.links(row) else "",
        page_uuid=row.page_uuid,
        page_title=row.page_title,
        text=row.text,
        answer=row.answer,
        assignee=_colleague(row.assignee),
        answered_by=_colleague(row.answerer) if due is None else "",
    )


def _talked(eyes: Eyes, pks: Collection[int]) -> dict[int, Talked]:
    return {row.pk: _as_heard(eyes, row) for row in happened.contacts(pks, own=eyes.own)}


def _as_heard(eyes: Eyes, row: KeptContact) -> Talked:
    """Notes are for who recognises callers, and not where something of a sensitive service was asked too."""
    may_read = row.agent_id == eyes.actor.pk or (eyes.recognises and not row.hides)
    about = row.on_behalf_of_id
    for_other = about not in eyes.pks if about is not None else None
    other = about if for_other else row.customer_id if about is not None else None
    notes = row.notes if may_read else ""
    return Talked(row.started_at, row.uuid, row.channel, row.ended_at, _colleague(row.agent), notes, for_other, other)


@lru_cache(maxsize=1000)
def _colleague(names: Names) -> str:
    """Write a colleague's name as everywhere on the desk; empty for none."""
    return colleague_name(get_user_model()(**names._asdict())) if names.username else ""
