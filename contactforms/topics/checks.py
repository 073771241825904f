"""What an editor may not publish, in words that name the question and the answer it is about."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from contactforms.topics.definitions import WITH_OPTIONS, TopicQuestion

LEAST_OPTIONS = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: at which question, in which field, at which place of that field when it is a list."""

    question: int
    field: str
    message: str
    place: int | None = None


def problems(questions: Sequence[TopicQuestion], said: Sequence[Sequence[str]] | None = None) -> list[Problem]:
    """Return what must be put right first.

    `said` are the words of each condition when it was built, by question: what was removed can still be named.
    """
    return [
        problem
        for number in range(len(questions))
        for check in (_label, _options, _conditions)
        for problem in check(questions, number, said or [])
    ]


def same(text: str) -> str:
    """Return what is equal for texts that read the same."""
    return " ".join(text.split()).casefold()


def _label(questions: Sequence[TopicQuestion], number: int, _said: object) -> Iterator[Problem]:
    label = questions[number].label
    if label and any(same(label) == same(other.label) for other in questions[:number]):
        yield Problem(
            number, "label", _("Another question reads “%(label)s” already. Use other words.") % {"label": label}
        )


def _options(questions: Sequence[TopicQuestion], number: int, _said: object) -> Iterator[Problem]:
    question = questions[number]
    if question.kind not in WITH_OPTIONS:
        return
    if len(question.options) < LEAST_OPTIONS:
        yield Problem(number, "options", _("Give at least two answers to choose from."))
    counted: Counter[str] = Counter()
    for place, option in enumerate(question.options):
        counted[same(option.label)] += 1
        if option.label and counted[same(option.label)] > 1:
            words = _("The answer “%(label)s” is there twice.") % {"label": option.label}
            yield Problem(number, "options", words, place)


def _conditions(questions: Sequence[TopicQuestion], number: int, said: Sequence[Sequence[str]]) -> Iterator[Problem]:
    places = {question.key: place for place, question in enumerate(questions) if question.key}
    for place, given in enumerate(questions[number].only_if):
        words = said[number][place] if said else ""
        at = places.get(given.question)
        if at is None:
            yield Problem(number, "only_if", _gone(words), place)
        elif at >= number:
            message = _("“%(label)s” comes later. A condition can only name an earlier question: move one of the two.")
            yield Problem(number, "only_if", message % {"label": questions[at].label}, place)
        elif given.option not in {option.key for option in questions[at].options}:
            yield Problem(number, "only_if", _gone(words), place)


def _gone(words: str) -> str:
    if not words:
        return _("Choose an earlier question and its answer, or remove this condition.")
    return _("“%(words)s” does not exist any more. Choose another answer, or remove this condition.") % {"words": words}
