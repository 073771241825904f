"""The answers to the topic questions of a question: added later, given out, forgotten."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from contactforms.questions.access import may_hand_over
from contactforms.questions.erasing import OnlyChoices
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import EventKind, Question
from contactforms.questions.services.step import step
from contactforms.topics.attachments.services import FileGone, claim, delete_files_of
from contactforms.topics.definitions import Answer, Kind


def take_files(question: Question, answers: Sequence[Answer]) -> None:
    """Give the files of these answers to the question; raise NotAllowed when one is not there any more."""
    files = [file for answer in answers if answer.kind == Kind.PHOTO for file in answer.value]
    try:
        claim(files, question.uuid)
    except FileGone as error:
        raise NotAllowed(_("We do not have a file any more that you added. Choose it again.")) from error


def add_answers(
    question: Question, answers: Sequence[Answer], actor: AbstractUser | None = None, *, at: datetime | None = None
) -> Question:
    """Add answers to an open question, for instance with a handover; without `actor`, by who asked it.

    A new answer to the same topic question takes the place of the old one; the old one's files stay with the
    question. Nothing to add is no step. The event says which were answered, never with what: events are kept
    as they are, answers can be forgotten.
    """
    if not answers:
        return question
    with step(question, EventKind.FILLED_IN, actor, at) as made:
        row = made.question
        if actor is not None and not may_hand_over(actor, row):
            raise NotAllowed(_("This question is not at one of your services."))
        take_files(row, answers)
        new = {answer.key: answer.as_json() for answer in answers}
        row.answers = [new.pop(kept["key"], kept) for kept in row.answers] + list(new.values())
        made.data = {"answered": [answer.key for answer in answers]}
    return made.question


def export_answers(question: Question) -> list[dict[str, Any]]:
    """Return the answers as who asked may have them: label, kind, value in words or numbers, names of files.

    The files themselves: `topics.attachments.services.files_of(question.uuid)`.
    """
    return [{"label": row["label"], "kind": row["kind"], "value": _given_out(row)} for row in question.answers]


def _given_out(row: dict[str, Any]) -> Any:
    value = row["value"]
    if row["kind"] == Kind.CHOICE:
        return value["label"]
    if row["kind"] == Kind.CHOICES:
        return [one["label"] for one in value]
    return [one["name"] for one in value] if row["kind"] == Kind.PHOTO else value


@transaction.atomic
def erase_answers(question: Question) -> int:
    """Forget what people wrote, dates, places and files, also in older versions; return how many files went.

    What was chosen out of the city's own answers stays, for the statistics. No event and no mail: who forgets
    records it.
    """
    row = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    chosen = OnlyChoices(F("answers"))
    Question.objects.filter(pk=row.pk).update(answers=chosen)
    Question.history.filter(id=row.pk).exclude(answers=[]).update(answers=chosen)
    question.refresh_from_db(fields=["answers"])
    return delete_files_of(row.uuid)
