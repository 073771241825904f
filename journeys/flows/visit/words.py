"""Answers and outcomes as people read them."""

from datetime import date
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _

from journeys.flows.definition import Kind, OutcomeKind, Question
from journeys.flows.definition.nodes import YES
from journeys.flows.engine import Answer, Place


def answer_words(question: Question, answer: Answer) -> str:
    """Return an answer in words: the option's own, “12,5 m²”, “27 maart 2026”, the street as it was typed."""
    match answer:
        case tuple():
            return ", ".join(_label(question, key) for key in answer) or _("None of these")
        case Decimal():
            number = formats.number_format(answer.normalize(), use_l10n=True, force_grouping=True)
            return f"{number}\u00a0{question.limits.unit}" if question.limits.unit else number
        case date():
            return formats.date_format(answer, "j F Y")
        case Place():
            return answer.typed
        case _:
            return _label(question, answer)


def _label(question: Question, key: str) -> str:
    if question.kind is Kind.YES_NO:
        return _("Yes") if key == YES else _("No")
    option = question.option(key)
    return option.label if option else key


def kind_words(kind: str) -> str:
    """Return what kind of outcome this is, as it is said to the visitor: probable, never a promise."""
    return {
        OutcomeKind.APPLIES: _("This probably applies to you"),
        OutcomeKind.NOT: _("This does not apply"),
        OutcomeKind.CHECK: _("We must check this"),
    }.get(OutcomeKind(kind), "")
