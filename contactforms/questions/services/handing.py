"""An agent hands what a caller asks to the service that answers: an open question with the whole story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from catalogue.organisation.models import Service
from catalogue.responsibility import Responsibility
from contactforms.contacts.models import Contact
from contactforms.contacts.services.holding import held
from contactforms.customers.fields import phone_text
from contactforms.customers.models import Customer
from contactforms.customers.services import register
from contactforms.questions.machine import NotAllowed
from contactforms.questions.mails import send_receipt
from contactforms.questions.models import NOT_UNDONE, AskedThrough, EventKind, Question
from contactforms.questions.reach import Reach
from contactforms.questions.references import free_reference, new_token
from contactforms.questions.services.filling_in import take_files
from contactforms.questions.services.routing import answering_for, known_in, routed, routing_of
from contactforms.questions.services.step import append_event, step, written
from contactforms.questions.services.undoing import UNDO
from contactforms.topics.definitions import Answer, Kind, answers_from


@dataclass(frozen=True, slots=True)
class CallBack:
    """Between which moments the person would like to be called."""

    start: datetime
    end: datetime


def hand_to_service(
    contact: Contact,
    agent: AbstractUser,
    *,
    key: str,
    text: str,
    reach: Reach,
    page: Page | None = None,
    service: Service | None = None,
    name: str = "",
    call_back: CallBack | None = None,
    answers: Sequence[Answer] = (),
) -> Question:
    """Return the open question that this becomes at the service of the page (or at `service`).

    The same `key` gives the same question. Who is chosen in the contact is whose question it is, when `reach` is
    theirs or empty; another address or number becomes a row of its own: people are never merged by themselves.
    `answers` are those to the topic questions, cleaned. The journey and the guided questions that were gone through
    in the contact go along. The receipt leaves when it can no longer be undone. Raise
    NotAllowed without a text or a way to reach them.
    """
    with held(contact, agent) as row:
        known = known_in(row, key)
        if known is not None:
            return known
        page = page.specific if page is not None else None
        question = _question(row, answering_for(page, service), page, service)
        question.idempotency_key = key
        question.text = written(text, _("Write down what this person asks."))
        question.customer = _who(row, reach, name)
        if call_back is not None:
            _check(call_back)
            question.call_from, question.call_until = call_back.start, call_back.end
        question.answers = [answer.as_json() for answer in answers]
        _save(question, agent, call_back)
        take_files(question, answers)
        send_receipt(question, after=UNDO)
    return question


def answers_given(contact: Contact, page: int) -> tuple[Answer, ...]:
    """Return what was answered to the topic questions of this page in this contact, the last answers counting.

    Files are left out: they belong to the question they came with.
    """
    rows = (
        Question.objects.filter(NOT_UNDONE, contact=contact, page_id=page)
        .order_by("pk")
        .values_list("answers", flat=True)
    )
    latest = {answer.key: answer for answers in rows for answer in answers_from(answers) if answer.kind != Kind.PHOTO}
    return tuple(latest.values())


def change_call_back(question: Question, agent: AbstractUser, call_back: CallBack | None) -> Question:
    """Say when this person would like to be called, or that it does not matter any more."""
    with step(question, EventKind.CALLBACK, agent) as made:
        if call_back is not None:
            _check(call_back)
        made.question.call_from = call_back.start if call_back else None
        made.question.call_until = call_back.end if call_back else None
        made.question._history_user = agent  # type: ignore[attr-defined]
        made.question.save(update_fields=["call_from", "call_until"])
        made.data = _moments(call_back)
    return made.question


def _question(contact: Contact, answering: Responsibility, page: Page | None, service: Service | None) -> Question:
    return Question(
        reference=free_reference(),
        status_token=new_token(),
        asked_through=AskedThrough(contact.channel),
        contact=contact,
        page_id=page.pk if page is not None else None,
        page_uuid=getattr(page, "uuid", None),
        page_title=page.title if page is not None else service.name if service is not None else "",
        page_version=page.live_revision_id if page is not None else None,
        way=contact.way,
        journey_uuid=contact.journey_uuid,
        journey_title=contact.journey_title,
        journey_step=contact.journey_step,
        journey_step_title=contact.journey_step_title,
        **routed(answering, timezone.now()),
    )


def _who(contact: Contact, reach: Reach, name: str) -> Customer:
    """Return whose question it is; a new row unless the one chosen in the contact is reached like this."""
    chosen = contact.on_behalf_of or contact.customer
    theirs = {chosen.email, phone_text(chosen.phone)} - {""} if chosen is not None else set()
    said = reach.email or reach.phone
    if chosen is not None and (not said or said in theirs):
        return chosen
    customer = register(email=reach.email, phone=reach.phone, name=name)
    if customer is None:
        raise NotAllowed(_("Ask for a phone number or an e-mail address: one is enough."))
    return customer


def _check(call_back: CallBack) -> None:
    if not timezone.now() < call_back.end or call_back.start >= call_back.end:
        raise NotAllowed(_("This moment has passed. Choose another one."))


def _save(question: Question, agent: AbstractUser, call_back: CallBack | None) -> None:
    question._history_user = agent  # type: ignore[attr-defined]
    question.save()
    data = routing_of(question) | {"contact": str(question.contact.uuid) if question.contact else None}
    append_event(question, EventKind.ASKED, agent, question.asked_at, data=data)
    if call_back is not None:
        append_event(question, EventKind.CALLBACK, agent, question.asked_at, data=_moments(call_back))


def _moments(call_back: CallBack | None) -> dict[str, object]:
    return {"start": call_back.start.isoformat(), "end": call_back.end.isoformat()} if call_back is not None else {}
