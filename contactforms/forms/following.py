"""What people may know of their own question, in plain words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import to_python

from contactforms.questions.machine import CLOSED
from contactforms.questions.models import EventKind, Question, QuestionEvent, State
from contactforms.questions.references import clean_reference


@dataclass(frozen=True, slots=True)
class Line:
    """One step that the person who asked may see."""

    at: datetime
    words: str
    text: str = ""


def state_words(question: Question) -> str:
    """Return where the question is, as its asker reads it."""
    return {
        State.OPEN: _("We have your question. Nobody has started on it yet."),
        State.TAKEN: _("Someone is working on your answer."),
        State.ANSWERED: _("Your question has been answered."),
        State.WITHDRAWN: _("This question has been withdrawn."),
        State.UNREACHABLE: _("We tried to reach you, but could not."),
    }[State(question.state)]


def lines_of(question: Question) -> list[Line]:
    """Return the steps to show, the first first: no names of colleagues, no reasons or notes of theirs."""
    events = question.events.select_related("service").order_by("number")
    return [line for line in (_line(event) for event in events) if line is not None]


def _line(event: QuestionEvent) -> Line | None:
    by_asker = event.actor_id is None
    match EventKind(event.kind):
        case EventKind.ASKED:
            return Line(event.at, _("You asked your question. It went to %(service)s.") % {"service": event.service})
        case EventKind.TAKEN:
            return Line(event.at, _("A colleague started on it."))
        case EventKind.HANDED_OVER:
            return Line(event.at, _("%(service)s took over your question.") % {"service": event.service})
        case EventKind.ANSWERED:
            return Line(event.at, _("%(service)s answered.") % {"service": event.service}, event.text)
        case EventKind.WITHDRAWN:
            return Line(event.at, _("You withdrew your question.") if by_asker else _("We closed your question."))
        case EventKind.UNREACHABLE:
            return Line(event.at, _("We tried to reach you, but could not."))
        case EventKind.REOPENED:
            words = _("You told us it is not solved.") if by_asker else _("We opened your question again.")
            return Line(event.at, words, event.text if by_asker else "")
    return None


def can_reopen(question: Question) -> bool:
    """Tell whether “not solved” makes sense now."""
    return question.state in CLOSED


def find(reference: str, reached_by: str) -> Question | None:
    """Return the question with this reference when it was asked from this address or number."""
    question = Question.objects.select_related("customer").filter(reference=clean_reference(reference)).first()
    if question is None or question.customer is None:
        return None
    customer, said = question.customer, reached_by.strip()
    if "@" in said:
        fits = constant_time_compare(said.lower(), customer.email.lower())
    else:
        number = to_python(said, region="BE")
        fits = bool(number and customer.phone) and constant_time_compare(str(number), str(customer.phone))
    return question if fits else None
