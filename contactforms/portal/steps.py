"""Make one step safely: a second click does nothing, and nobody overtakes a colleague unseen."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.translation import gettext as _

from contactforms.questions.machine import ASIDE, NotAllowed
from contactforms.questions.models import EventKind, Question, QuestionEvent


class Overtaken(Exception):
    """The question changed after the screen was shown; `message` says so in the words of the screen."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def make(
    question: Question,
    kind: EventKind,
    actor: AbstractUser,
    do: Callable[[Question], object],
    *,
    text: str = "",
    seen: int | None = None,
) -> None:
    """Do the step while the row is locked, unless this actor just did exactly that.

    `seen` is the last step that was on the screen; when a later one exists, raise Overtaken. So does a step
    that the question's state forbids.
    """
    with transaction.atomic():
        row = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
        if done_already(row, kind, actor, text):
            return
        latest = _latest(row)
        if seen is not None and latest is not None and latest.number > seen:
            raise Overtaken(_("This question changed while you were busy. Your text is still here."))
        try:
            do(row)
        except NotAllowed as refusal:
            raise Overtaken(refusal.message) from refusal


def done_already(question: Question, kind: EventKind, actor: AbstractUser, text: str = "") -> bool:
    """Tell whether the question's last step is this very one: the same kind, text and actor."""
    last = question.events.order_by("-number").first()
    return last is not None and last.kind == kind and last.actor_id == actor.pk and last.text == text.strip()


def _latest(question: Question) -> QuestionEvent | None:
    return question.events.exclude(kind__in=ASIDE).order_by("-number").first()
