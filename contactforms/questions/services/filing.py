"""Filing what an agent answered in a conversation: the page knows the rest, so nothing needs to be typed."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from catalogue.organisation.models import Service
from catalogue.responsibility import Responsibility, front_desk_responsibility
from contactforms.contacts.models import Contact
from contactforms.contacts.services.holding import held
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import AskedThrough, EventKind, Question, State
from contactforms.questions.references import free_reference, new_token
from contactforms.questions.services.routing import answering_for, known_in, merged_from, routed, routing_of
from contactforms.questions.services.step import append_event
from contactforms.questions.told import LONGEST, page_as_told, told_text

AGAIN = timedelta(seconds=3)  # the same item within this time is one click too many, not a second question


@dataclass(frozen=True, slots=True)
class Told:
    """What the answer came from: a page in a version, a service, or nothing but a topic."""

    title: str
    answer: str
    answering: Responsibility
    page: Page | None = None
    version: int | None = None
    topic: str = ""

    @property
    def page_uuid(self) -> UUID | None:
        """The page's identity."""
        return getattr(self.page, "uuid", None)


def file_answered(
    contact: Contact,
    agent: AbstractUser,
    *,
    key: str,
    page: Page | None = None,
    version: int | None = None,
    service: Service | None = None,
    topic: str = "",
    answer: str = "",
    at: datetime | None = None,
) -> Question:
    """Return the question that was asked and answered in this contact: no typing, no person needed.

    About a `page` (in the `version` that was on the screen; `answer` is what was told of it, when that is not its
    first text), else a `service`, else one typed line (`topic`).
    The agent need not work for the service. The same `key` gives the same question, and so does the same
    item again within three seconds. No mail leaves: sending the answer is a step of its own. `at` is when it was
    answered (now); loading older ones sets it.
    """
    with held(contact, agent) as row:
        known = known_in(row, key)
        if known is not None:
            return known
        told, at = _told(page, version, service, topic), at or timezone.now()
        if answer:
            told = replace(told, answer=answer[:LONGEST])
        return _just_filed(row, told, at) or _write(row, agent, told, key, at)


def _told(page: Page | None, version: int | None, service: Service | None, topic: str) -> Told:
    if page is not None:
        page = page.specific
        then = page_as_told(page, version)
        kept = page.live_revision_id if then is page else version
        return Told(page.title, told_text(then), answering_for(page, None), page, kept)
    if service is not None:
        return Told(service.name, service.description.strip(), answering_for(None, service))
    topic = " ".join(topic.split())[:80]
    if not topic:
        raise NotAllowed(_("Say in one line what it was about."))
    return Told(topic, "", front_desk_responsibility(), topic=topic)


def _just_filed(contact: Contact, told: Told, at: datetime) -> Question | None:
    """Return this very item, filed in this contact a moment ago and not undone."""
    return (
        Question.objects.filter(
            contact=contact,
            text=told.title,
            answer=told.answer,
            page_uuid=told.page_uuid,
            state=State.ANSWERED,
            asked_at__gt=at - AGAIN,
        )
        .select_related("service")
        .first()
    )


def _write(contact: Contact, agent: AbstractUser, told: Told, key: str, at: datetime) -> Question:
    answering = told.answering
    question = Question(
        reference=free_reference(),
        status_token=new_token(),
        idempotency_key=key,
        text=told.title,
        topic=told.topic,
        asked_through=AskedThrough(contact.channel),
        contact=contact,
        customer_id=contact.customer_id,
        page_id=told.page.pk if told.page is not None else None,
        page_uuid=told.page_uuid,
        page_title="" if told.topic else told.title,
        page_version=told.version,
        state=State.ANSWERED,
        answer=told.answer,
        closed_at=at,
        journey_uuid=contact.journey_uuid,
        journey_title=contact.journey_title,
        journey_step=contact.journey_step,
        journey_step_title=contact.journey_step_title,
        **routed(answering, at),
    )
    question._history_user = agent  # type: ignore[attr-defined]
    question.save()
    append_event(question, EventKind.ASKED, agent, at, data=_routing(question, contact, answering))
    append_event(question, EventKind.ANSWERED, agent, at, told.answer, {"by": contact.channel, "first_contact": True})
    return question


def _routing(question: Question, contact: Contact, answering: Responsibility) -> dict[str, object]:
    own = {"merged_from": merged_from(answering), "topic": question.topic, "contact": str(contact.uuid)}
    return routing_of(question) | own
