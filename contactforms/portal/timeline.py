"""What happened to a question, step by step, in sentences."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from contactforms.portal.templatetags.portal import person
from contactforms.portal.told_in_words import BY_COLLEAGUE, BY_SYSTEM
from contactforms.questions.machine import ASIDE
from contactforms.questions.models import EventKind, Question, QuestionEvent


@dataclass(frozen=True, slots=True)
class Step:
    """One event as a sentence; `text` is empty where the reader may not read it."""

    event: QuestionEvent
    sentence: str
    text: str


def timeline(question: Question, *, readable: bool) -> list[Step]:
    """Return the steps, the first first (1 query)."""
    events = question.events.select_related("actor", "service").order_by("number")
    return [Step(event, sentence(event), event.text if readable else "") for event in events]


def last_step(steps: list[Step]) -> int:
    """Return the number of the last step that changed something: a note does not stand in anyone's way."""
    return max((step.event.number for step in steps if step.event.kind not in ASIDE), default=0)


def sentence(event: QuestionEvent) -> str:
    """Return who did what."""
    words = {"who": person(event.actor), "service": event.service.name}
    if event.actor is None:
        by_asker = _BY_ASKER.get(EventKind(event.kind))
        if by_asker:
            return by_asker(words)
        by_system = BY_SYSTEM.get(EventKind(event.kind))
        return by_system(event) if by_system else event.get_kind_display()
    return _BY_COLLEAGUE[EventKind(event.kind)](words, event)


def _answered(words: dict[str, str], event: QuestionEvent) -> str:
    """Return how it was answered: by mail, or in a conversation."""
    how = {
        "email": _("%(who)s answered by e-mail"),
        "counter": _("%(who)s answered at the counter"),
        "chat": _("%(who)s answered in a chat"),
        "whatsapp": _("%(who)s answered through WhatsApp"),
        "video": _("%(who)s answered in a video call"),
    }
    return how.get(str(event.data.get("by")), _("%(who)s answered by phone")) % words


_BY_ASKER: dict[EventKind, Callable[[dict[str, str]], str]] = {
    EventKind.ASKED: lambda w: _("Asked; sent to %(service)s") % w,
    EventKind.REOPENED: lambda w: _("The person who asked says: not solved. Open again at %(service)s") % w,
    EventKind.FILLED_IN: lambda w: _("The person who asked answered more topic questions") % w,
    EventKind.WITHDRAWN: lambda w: _("Withdrawn by the person who asked") % w,
}

_BY_COLLEAGUE: dict[EventKind, Callable[[dict[str, str], QuestionEvent], str]] = {
    EventKind.ASKED: lambda w, e: _("Written down by %(who)s; sent to %(service)s") % w,
    EventKind.TAKEN: lambda w, e: _("%(who)s took the question") % w,
    EventKind.RELEASED: lambda w, e: _("%(who)s put the question back") % w,
    EventKind.HANDED_OVER: lambda w, e: _("%(who)s handed the question over to %(service)s") % w,
    EventKind.ANSWERED: lambda w, e: _answered(w, e),
    EventKind.WITHDRAWN: lambda w, e: _("%(who)s closed the question as withdrawn") % w,
    EventKind.UNREACHABLE: lambda w, e: _("%(who)s closed the question: could not be reached") % w,
    EventKind.REOPENED: lambda w, e: _("%(who)s opened the question again") % w,
    EventKind.FILLED_IN: lambda w, e: _("%(who)s filled in answers to the topic questions") % w,
    EventKind.NOTED: lambda w, e: _("%(who)s left a note") % w,
    EventKind.UNDONE: lambda w, e: _("%(who)s took it back: filed by mistake") % w,
    **BY_COLLEAGUE,
}
