"""Which topic questions are asked, given what was answered so far. No tables and no forms here.

A question is shown when it has no condition, or when an option that one of its conditions names was chosen at
an earlier question that is itself shown. What is not shown is never required, and an answer to it never kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from contactforms.topics.definitions import Answer, Kind, TopicQuestion
from contactforms.topics.values import Files, Wrong, clean_value


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a set of questions makes of what was sent, everything in the order of the questions."""

    shown: tuple[TopicQuestion, ...]
    answers: tuple[Answer, ...]
    errors: dict[str, str]

    @property
    def unanswered(self) -> tuple[TopicQuestion, ...]:
        """The questions shown that have no answer yet, required or not."""
        answered = {answer.key for answer in self.answers}
        return tuple(question for question in self.shown if question.key not in answered)


def consider(
    questions: Sequence[TopicQuestion], sent: Mapping[str, Any], files: Files | None = None, *, insist: bool = True
) -> Outcome:
    """Return what is shown, answered and wrong. Total: whatever was sent, there is an outcome.

    `sent` is by key of the question. With `insist`, a required question without an answer is an error.
    """
    shown: list[TopicQuestion] = []
    answers: dict[str, Answer] = {}
    errors: dict[str, str] = {}
    for question in questions:
        if not is_shown(question, answers):
            continue
        shown.append(question)
        try:
            value = clean_value(question, sent.get(question.key), files or {})
        except Wrong as wrong:
            errors[question.key] = wrong.message
            continue
        if value is not None:
            answers[question.key] = Answer(question.key, question.label, question.kind, value)
        elif question.required and insist:
            errors[question.key] = _missing(question)
    return Outcome(tuple(shown), tuple(answers.values()), errors)


def is_shown(question: TopicQuestion, answers: Mapping[str, Answer]) -> bool:
    """Tell whether these answers to earlier questions show the question."""
    return not question.only_if or any(
        given.question in answers and given.option in answers[given.question].chosen for given in question.only_if
    )


def as_sent(answers: Iterable[Answer]) -> dict[str, Any]:
    """Return answers the way `consider` takes them: it gives back the same answers."""
    return {answer.key: _as_sent(answer) for answer in answers}


def _as_sent(answer: Answer) -> Any:
    if answer.kind == Kind.CHOICE:
        return answer.value.key
    if answer.kind == Kind.CHOICES:
        return [option.key for option in answer.value]
    return list(answer.value) if answer.kind == Kind.PHOTO else answer.value


def remaining(questions: Sequence[TopicQuestion], given: Sequence[Answer]) -> tuple[TopicQuestion, ...]:
    """Return the questions that may still have to be asked after these answers, in their order.

    Those are the unanswered ones that are shown, and those that an answer to one of these may yet show.
    """
    answers = {answer.key: answer for answer in consider(questions, as_sent(given), insist=False).answers}
    asked: dict[str, TopicQuestion] = {}
    for question in questions:
        open_to = any(condition.question in asked for condition in question.only_if)
        if question.key not in answers and (open_to or is_shown(question, answers)):
            asked[question.key] = question
    return tuple(asked.values())


def _missing(question: TopicQuestion) -> str:
    words = {"label": question.label}
    if question.kind in {Kind.CHOICE, Kind.CHOICES}:
        return _("Choose an answer: %(label)s") % words
    if question.kind == Kind.PHOTO:
        return _("Add a photo or a PDF: %(label)s") % words
    return _("Fill this in: %(label)s") % words
