"""What people read in a flow: is it there, can it be answered, does it promise too much."""

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from journeys.flows.checks.finding import Finding, FindingKind, at
from journeys.flows.definition import Definition, Kind, NumberLimits, Outcome, Question

# Whoever reads “you are entitled” has been promised it; the flow only knows what was answered.
PROMISE = re.compile(
    r"\b(?:je|jij|u|men)\s+(?:heb|hebt|heeft)\s+(?:(?:dus|dan|wel|zeker|altijd|ook|automatisch|geen|nu)\s+)*recht\s+op\b"
    r"|\b(?:heb|hebt|heeft)\s+(?:je|jij|u)\s+(?:(?:dus|dan|wel|zeker|altijd|ook|automatisch|geen|nu)\s+)*recht\s+op\b"
    r"|\b(?:je|jij|u)\s+(?:bent|is)\s+(?:\w+\s+)?gerechtigd\b"
    r"|\byou\s+are\s+(?:\w+\s+)?entitled\b",
    re.IGNORECASE,
)
PERHAPS = re.compile(r"\b(?:misschien|mogelijk|waarschijnlijk|of)\b", re.IGNORECASE)


def text_findings(definition: Definition) -> Iterator[Finding]:
    """Yield what is wrong with the texts of questions and outcomes."""
    for question in definition.questions:
        yield from _question(question)
    for outcome in definition.outcomes:
        yield from _outcome(outcome)


def _question(question: Question) -> Iterator[Finding]:
    if not question.title.strip() and question.kind is not Kind.PART:
        yield at(FindingKind.NO_TITLE, question, _("Write the question."))
    if question.kind in (Kind.SINGLE, Kind.SEVERAL):
        if len(question.options) < 2:
            yield at(FindingKind.FEW_OPTIONS, question, _("Give at least two answers to choose from."))
        for option in question.options:
            if not option.label.strip():
                yield at(FindingKind.NO_TITLE, question, _("Write the answer."), option=option)
    if question.kind is Kind.NUMBER and not _has_number(question.limits):
        yield at(FindingKind.LIMITS, question, _("No number lies between the smallest and the largest."))
    if question.kind is Kind.PLACE and not question.table:
        yield at(FindingKind.TABLE, question, _("Choose the table that says in which area a place lies."))
    if question.kind is Kind.PART and question.part is None:
        yield at(FindingKind.PART, question, _("Choose the guided questions that are asked here."))


def _has_number(limits: NumberLimits) -> bool:
    """Tell whether a number with so many decimals lies within the limits."""
    if limits.minimum is None or limits.maximum is None:
        return True
    step = Decimal(1).scaleb(-limits.decimals)
    return limits.minimum.quantize(step, ROUND_CEILING) <= limits.maximum


def _outcome(outcome: Outcome) -> Iterator[Finding]:
    if not outcome.title.strip():
        yield at(FindingKind.NO_TITLE, outcome, _("Write a title."))
    text = " ".join(unescape(strip_tags(outcome.text.replace("<", " <"))).split())
    if not text:
        yield at(FindingKind.NO_TITLE, outcome, _("Write what this means for the visitor."))
    if words := _promise(f"{outcome.title}. {text}"):
        said = _("“%(words)s” promises too much. Write for instance “this probably applies to you”.")
        yield at(FindingKind.PROMISE, outcome, said % {"words": words})


def _promise(text: str) -> str:
    """Return the first words that promise, without a “perhaps” before them in the same sentence."""
    for found in PROMISE.finditer(text):
        sentence = re.split(r"[.!?]", text[: found.start()])[-1]
        if not PERHAPS.search(sentence):
            return found.group()
    return ""
