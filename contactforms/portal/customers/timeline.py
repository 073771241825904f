"""All that a person asked, over every channel, as far as an account may read it; the latest first.

What is at a sensitive service is not there for others: no line, no count. Who does not recognise callers sees of
another service's question only that it was asked, and when.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import connection
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from contactforms.contacts.models import Contact, ContactChannel
from contactforms.customers.models import Customer
from contactforms.portal.customers.seeing import Found, shown_in_full
from contactforms.portal.templatetags.portal import person as colleague_name
from contactforms.privacy.membership import may, service_ids_of
from contactforms.privacy.models import Purpose
from contactforms.privacy.reading import RECOGNISE
from contactforms.questions.access import OVERSEE, WORK
from contactforms.questions.models import OPEN_STATES, AskedThrough, EventKind, Question, QuestionEvent, State

PAGE_SIZE = 25
COLLEAGUE = ("username", "first_name", "last_name")
SHOWN_OF_QUESTION = (
    "reference", "text", "asked_through", "page_uuid", "page_title", "due", "state", "answer", "asked_at", "closed_at",
    "service__uuid", "service__name", "service__sensitive",
)  # fmt: skip
SHOWN_OF_CONTACT = (
    "uuid", "channel", "started_at", "ended_at", "customer", "on_behalf_of", "notes",
    *(f"agent__{name}" for name in COLLEAGUE),
)  # fmt: skip


# What of these rows may be shown at all. A call in which nothing was asked but what may not be shown is not there
# either; who does not recognise callers sees those about a service of theirs, and their own.
MOMENTS = """
(SELECT asked_at, 'q', id FROM questions_question
 WHERE customer_id = ANY(%(rows)s) AND service_id <> ALL(%(hidden)s::bigint[])
 ORDER BY asked_at DESC, id DESC LIMIT %(last)s)
UNION ALL
(SELECT started_at, 'c', id FROM contacts_contact AS contact
 WHERE (customer_id = ANY(%(rows)s) OR on_behalf_of_id = ANY(%(rows)s))
 AND (cardinality(%(hidden)s::bigint[]) = 0
      OR NOT EXISTS (SELECT FROM questions_question WHERE contact_id = contact.id)
      OR EXISTS (SELECT FROM questions_question
                 WHERE contact_id = contact.id AND service_id <> ALL(%(hidden)s::bigint[])))
 AND (%(recognises)s OR agent_id = %(actor)s
      OR EXISTS (SELECT FROM questions_question
                 WHERE contact_id = contact.id AND service_id = ANY(%(own)s::bigint[])))
 ORDER BY started_at DESC, id DESC LIMIT %(last)s)
UNION ALL
(SELECT asked_at, 'open', id FROM questions_question
 WHERE customer_id = ANY(%(rows)s) AND service_id <> ALL(%(hidden)s::bigint[]) AND state = ANY(%(open)s)
 ORDER BY due, id LIMIT %(most)s)
"""


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
    def title(self) -> str:
        """About what it was, as far as it may be read."""
        if not self.readable:
            return _("A question at another service")
        return self.question.page_title or _("General question")

    @property
    def through(self) -> str:
        """How it came in, in words."""
        return str(AskedThrough(self.question.asked_through).label)

    @property
    def state(self) -> str:
        """How far it is, in words."""
        return str(State(self.question.state).label)

    @property
    def due(self) -> date | None:
        """When it must be answered, while it is open."""
        return self.question.due if self.question.is_open else None


@dataclass(frozen=True, slots=True)
class Talked:
    """A call, a visit, a chat; `other_id` is who called for this person, or for whom this person called."""

    at: datetime
    contact: Contact
    notes: str
    for_other: bool
    other_id: int | None

    kind = "contact"

    @property
    def channel(self) -> str:
        """How they spoke, in words."""
        return str(ContactChannel(self.contact.channel).label)


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

    def shows(self, question: Question) -> bool:
        """Tell whether it is there at all: it may have gone to a service of others a moment ago."""
        return question.service_id in self.own or not question.service.sensitive

    def reads(self, question: Question) -> bool:
        """Tell whether what was asked and answered may be read."""
        return self.links(question) or self.recognises

    def links(self, question: Question) -> bool:
        """Tell whether the question's own screen opens."""
        return self.works and (question.service_id in self.own or self.oversees)


def timeline_of(actor: AbstractUser, person: Found, page: int = 1) -> Timeline:
    """Return a page of the timeline of a person's rows, those that `actor` may see (3 queries)."""
    eyes = Eyes(actor, person)
    moments, still_open = _moments(eyes, page)
    wanted = moments[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    asked = _asked(eyes, {*still_open, *(pk for _at, kind, pk in wanted if kind == "q")})
    talked = _talked(eyes, [pk for _at, kind, pk in wanted if kind == "c"])
    made: dict[tuple[str, int], Asked | Talked] = {("q", pk): item for pk, item in asked.items()}
    made |= {("c", pk): item for pk, item in talked.items()}
    return Timeline(  # what went away meanwhile is left out
        [made[kind, pk] for _at, kind, pk in wanted if (kind, pk) in made],
        sorted((asked[pk] for pk in still_open if pk in asked), key=lambda one: (one.question.due, one.question.pk)),
        len(moments) > page * PAGE_SIZE,
    )


def names_of_others(
    actor: AbstractUser, timeline: Timeline, purpose: Purpose, place: str
) -> dict[int, tuple[Customer, str]]:
    """Return the people who called for this one, or for whom this one called, as far as they may be seen.

    Each is logged.
    """
    others = {item.other_id for item in timeline.items if isinstance(item, Talked) and item.other_id is not None}
    if not others:
        return {}
    people = shown_in_full(actor, list(Customer.objects.filter(pk__in=others)), purpose, place)
    return {row.pk: (row, person.name) for row, person in people}


def _moments(eyes: Eyes, page: int) -> tuple[list[tuple[datetime, str, int]], list[int]]:
    """Return when what happened up to this page, the latest first, and on the first page which questions are open."""
    asked = {
        "rows": eyes.pks, "hidden": list(eyes.sensitive), "own": list(eyes.own), "recognises": eyes.recognises,
        "actor": eyes.actor.pk, "last": page * PAGE_SIZE + 1, "open": list(OPEN_STATES),
        "most": PAGE_SIZE if page == 1 else 0,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(MOMENTS, asked)
        found: list[tuple[datetime, str, int]] = cursor.fetchall()
    happened = sorted((moment for moment in found if moment[1] != "open"), reverse=True)
    return happened, [pk for _at, kind, pk in found if kind == "open"]


def _asked(eyes: Eyes, pks: Collection[int]) -> dict[int, Asked]:
    """Return what is shown of these questions, with who answered each last."""
    answers = QuestionEvent.objects.filter(question=OuterRef("pk"), kind=EventKind.ANSWERED).order_by("-number")
    names = JSONObject(**{name: f"actor__{name}" for name in COLLEAGUE})
    rows = (
        Question.objects.filter(pk__in=pks)
        .select_related("service", "assignee")
        .only(*SHOWN_OF_QUESTION, *(f"assignee__{name}" for name in COLLEAGUE))
        .annotate(answered_by=Subquery(answers.values(who=names)[:1]))
        .order_by()
    )
    return {row.pk: _as_seen(eyes, row) for row in rows if eyes.shows(row)}


def _as_seen(eyes: Eyes, question: Question) -> Asked:
    readable = eyes.reads(question)
    return Asked(
        question.asked_at, question, readable, _answered_by(question) if readable else "", eyes.links(question)
    )


def _answered_by(question: Question) -> str:
    names: dict[str, str | None] | None = question.answered_by  # type: ignore[attr-defined]
    if question.is_open or names is None or names["username"] is None:
        return ""
    return colleague_name(get_user_model()(**names))


def _talked(eyes: Eyes, pks: list[int]) -> dict[int, Talked]:
    """Notes are for who recognises callers, and not where something of a sensitive service was asked too."""
    rows = Contact.objects.filter(pk__in=pks).select_related("agent").only(*SHOWN_OF_CONTACT).order_by()
    if eyes.sensitive:
        hidden = Question.objects.filter(contact=OuterRef("pk"), service__in=eyes.sensitive)
        rows = rows.annotate(hidden=Exists(hidden))
    found = {}
    for contact in rows:
        hides = getattr(contact, "hidden", False)
        may_read = contact.agent_id == eyes.actor.pk or (eyes.recognises and not hides)
        about = contact.on_behalf_of_id
        for_other = about is not None and about not in eyes.pks
        other = about if for_other else contact.customer_id if about is not None else None
        found[contact.pk] = Talked(contact.started_at, contact, contact.notes if may_read else "", for_other, other)
    return found
