"""Ask a question: route it, promise a date, write it down with its first event, confirm it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from catalogue.products.models import Audience
from catalogue.responsibility import Responsibility, front_desk_responsibility, responsible_for
from contactforms.contacts.along import AtStep
from contactforms.customers.services import register
from contactforms.questions.fingerprints import fingerprint
from contactforms.questions.machine import NotAllowed
from contactforms.questions.mails import send_receipt
from contactforms.questions.models import OPEN_STATES, AskedThrough, EventKind, Question
from contactforms.questions.references import free_reference, new_token
from contactforms.questions.services.filling_in import take_files
from contactforms.questions.services.routing import merged_from, routed, routing_of
from contactforms.questions.services.step import append_event
from contactforms.topics.definitions import Answer, mark
from journeys.flows.telling import ToldWay

FORMS = (AskedThrough.PAGE_FORM, AskedThrough.CONTACT_FORM)
MAX_TEXT = 10_000
SAME_AGAIN = timedelta(hours=1)  # the same words from the same person within this time are one question


class KeyReused(Exception):
    """The idempotency key was used before, for another question."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came in, cleaned, and what it is recognised by."""

    text: str
    page: Page | None
    email: str
    phone: str
    name: str
    topic: str
    audience: Audience | None
    language: str
    answers: tuple[Answer, ...] = ()
    at_step: AtStep | None = None
    way: ToldWay | None = None

    @property
    def page_uuid(self) -> UUID | None:
        """The page's identity, of the pages that have one."""
        return getattr(self.page, "uuid", None)

    def fingerprint(self) -> str:
        """Return what recognises the same again."""
        return fingerprint(
            text=self.text,
            page=self.page_uuid,
            email=self.email.lower(),
            phone=self.phone,
            name=self.name,
            topic=self.topic,
            audience=self.audience.uuid if self.audience else None,
            **({"answers": mark(self.answers)} if self.answers else {}),
            **({"step": self.at_step} if self.at_step else {}),
            **({"way": self.way} if self.way else {}),
        )


def ask(
    *,
    text: str,
    page: Page | None = None,
    email: str = "",
    phone: str = "",
    name: str = "",
    asked_through: AskedThrough | str,
    topic: str = "",
    audience: Audience | None = None,
    language: str = "nl",
    idempotency_key: str | None = None,
    at: datetime | None = None,
    answers: Sequence[Answer] = (),
    at_step: AtStep | None = None,
    way: ToldWay | None = None,
) -> Question:
    """Return the question that this becomes, or the one it already is.

    The same `idempotency_key` gives the same question, also when both are sent at the same moment; with
    other content it raises KeyReused. From a form, the same again within the hour is the same question
    too: the back button. `at` is when it was asked (now). `answers` are those to the topic questions, cleaned
    (`topics.asking`); their files go with the question, and when one is gone, nothing is asked: NotAllowed.
    `at_step` is the step of the journey it was asked from, `way` what was answered in guided questions before.
    """
    page = page.specific if page is not None else None
    text = text.strip()
    if not 0 < len(text) <= MAX_TEXT:
        raise NotAllowed(_("Write your question in at most 10,000 characters."))
    sent = Sent(
        text, page, email.strip(), str(phone or ""), name.strip(), topic.strip(), audience, language, tuple(answers),
        at_step, way,
    )  # fmt: skip
    seen_as = sent.fingerprint()
    known = _asked_before(idempotency_key, seen_as, asked_through, at)
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return _write(sent, seen_as, asked_through, idempotency_key, at or timezone.now())
    except IntegrityError:  # the same key, a moment ago, in another process: the unique index let one win
        known = _asked_before(idempotency_key, seen_as, asked_through, at)
        if known is None:
            raise
        return known


def sent_before(key: str) -> Question | None:
    """Return the question that was asked with this idempotency key."""
    return Question.objects.filter(idempotency_key=key).select_related("service").first()


def _asked_before(
    key: str | None, mark: str, asked_through: AskedThrough | str, at: datetime | None
) -> Question | None:
    if key is not None:
        known = sent_before(key)
        if known is not None and known.fingerprint != mark:
            raise KeyReused
        if known is not None:
            return known
    if asked_through not in FORMS or at is not None:
        return None
    return (
        Question.objects.filter(fingerprint=mark, asked_at__gt=timezone.now() - SAME_AGAIN, state__in=OPEN_STATES)
        .select_related("service")
        .first()
    )


def _write(sent: Sent, mark: str, asked_through: AskedThrough | str, key: str | None, at: datetime) -> Question:
    answering = _routed(sent)
    question = Question.objects.create(
        reference=free_reference(),
        status_token=new_token(),
        idempotency_key=key,
        fingerprint=mark,
        text=sent.text,
        topic=sent.topic,
        answers=[answer.as_json() for answer in sent.answers],
        language=sent.language,
        asked_through=asked_through,
        customer=register(email=sent.email, phone=sent.phone, name=sent.name, language=sent.language),
        page_id=sent.page.pk if sent.page is not None else None,
        page_uuid=sent.page_uuid,
        page_title=sent.page.title if sent.page is not None else "",
        page_version=sent.page.live_revision_id if sent.page is not None else None,
        way=sent.way.as_json() if sent.way else {},
        **(sent.at_step.columns() if sent.at_step else {}),
        **routed(answering, at),
    )
    take_files(question, sent.answers)
    append_event(question, EventKind.ASKED, None, at, data=_routing(sent, question, answering))
    send_receipt(question)
    return question


def _routed(sent: Sent) -> Responsibility:
    if sent.page is None:
        return front_desk_responsibility()
    return responsible_for(sent.page, audience=sent.audience, topic=sent.topic)


def _routing(sent: Sent, question: Question, answering: Responsibility) -> dict[str, object]:
    """Return what the first event remembers of why the question is where it is."""
    return routing_of(question) | {
        "merged_from": merged_from(answering),
        "topic": sent.topic,
        "audience": str(sent.audience.uuid) if sent.audience else None,
    }
