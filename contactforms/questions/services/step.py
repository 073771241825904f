"""One step: lock the row, ask the machine, change the row, add the event. All other services use it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from contactforms.questions.access import may_work_on
from contactforms.questions.machine import ASIDE, CLOSED, GONE, NotAllowed, next_state
from contactforms.questions.models import EventKind, Question, QuestionEvent


class Step:
    """A question locked for one step; the event is written when the block ends without an error."""

    def __init__(self, question: Question, kind: EventKind, actor: AbstractUser | None, at: datetime) -> None:
        self.question = question
        self.kind = kind
        self.actor = actor
        self.at = at
        self.text = ""
        self.data: dict[str, Any] = {}
        self.event: QuestionEvent | None = None


@contextmanager
def step(question: Question, kind: EventKind, actor: AbstractUser | None, at: datetime | None = None) -> Iterator[Step]:
    """Lock the question's row and make one step; raise NotAllowed when the row as it is now forbids it.

    `at` is when it happened (now); loading older questions sets it.
    """
    with transaction.atomic():
        row = Question.objects.select_for_update(of=("self",)).select_related("service", "customer").get(pk=question.pk)
        state = next_state(row.state, kind)
        made = Step(row, kind, actor, at or timezone.now())
        yield made
        if kind not in ASIDE:
            row.state = state
            if state not in GONE:
                row.closed_at = made.at if state in CLOSED else None
            row._history_user = actor  # type: ignore[attr-defined]
            row.save()
        made.event = append_event(row, kind, actor, made.at, made.text, made.data)


def append_event(
    question: Question,
    kind: EventKind,
    actor: AbstractUser | None,
    at: datetime,
    text: str = "",
    data: dict[str, Any] | None = None,
) -> QuestionEvent:
    """Add the next event of a question whose row this transaction holds, so that no number is missing."""
    last = question.events.aggregate(last=Max("number"))["last"] or 0
    return QuestionEvent.objects.create(
        question=question,
        number=last + 1,
        kind=kind,
        actor_id=actor.pk if actor is not None else None,
        at=at,
        service_id=question.service_id,
        text=text,
        data=data or {},
    )


def check_worker(question: Question, actor: AbstractUser) -> None:
    """Raise NotAllowed unless `actor` works for the service where the question is now."""
    if not may_work_on(actor, question):
        raise NotAllowed(_("This question is not at one of your services."))


def check_free(question: Question, actor: AbstractUser) -> None:
    """Raise NotAllowed when a colleague has taken the question: two answers are worse than a question more."""
    if question.assignee_id is not None and question.assignee_id != actor.pk:
        raise NotAllowed(_("A colleague is already answering this question."))


def written(text: str, otherwise: str) -> str:
    """Return the text without outer spaces; raise NotAllowed with `otherwise` when nothing is left."""
    text = text.strip()
    if not text:
        raise NotAllowed(otherwise)
    return text
