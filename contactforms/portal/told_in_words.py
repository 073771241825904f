"""What was sent, asked for and agreed about a question, as sentences of its timeline."""

from collections.abc import Callable
from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from contactforms.questions.models import EventKind, QuestionEvent

Words = dict[str, str]


def when_in_words(start: str | None, end: str | None = None) -> str:
    """Return a moment of an event: “di 1 december, 14.00” or “di 1 december, 14.00–17.00”; empty for none."""
    first, last = _moment(start), _moment(end)
    if first is None:
        return ""
    day = f"{formats.date_format(first, 'D j F')}, {formats.date_format(first, 'G.i')}"
    return f"{day}–{formats.date_format(last, 'G.i')}" if last is not None else day


def _moment(text: str | None) -> datetime | None:
    try:
        return timezone.localtime(datetime.fromisoformat(text)) if text else None
    except ValueError:
        return None


def _sent(words: Words, event: QuestionEvent) -> str:
    words = words | {"to": str(event.data.get("to", ""))}
    if event.data.get("by") == "sms":
        return _("%(who)s sent the answer as a text message to %(to)s") % words
    return _("%(who)s sent the answer by e-mail to %(to)s") % words


def _with_moment(words: Words, event: QuestionEvent) -> Words:
    return words | {"when": when_in_words(event.data.get("start"), event.data.get("end"))}


BY_COLLEAGUE: dict[EventKind, Callable[[Words, QuestionEvent], str]] = {
    EventKind.SENT: _sent,
    EventKind.CALLBACK: lambda w, e: (
        _("Wants to be called back: %(when)s") % _with_moment(w, e)
        if e.data.get("start")
        else _("When to call back does not matter any more")
    ),
    EventKind.BOOKED: lambda w, e: _("%(who)s made an appointment: %(when)s") % _with_moment(w, e),
    EventKind.MOVED: lambda w, e: _("%(who)s moved the appointment to %(when)s") % _with_moment(w, e),
    EventKind.CANCELLED: lambda w, e: _("%(who)s cancelled the appointment of %(when)s") % _with_moment(w, e),
    EventKind.ARRIVED: lambda w, e: BY_SYSTEM[EventKind.ARRIVED](e),
    EventKind.BOUNCED: lambda w, e: BY_SYSTEM[EventKind.BOUNCED](e),
}

BY_SYSTEM: dict[EventKind, Callable[[QuestionEvent], str]] = {
    EventKind.ARRIVED: lambda e: (
        _("The text message arrived") if e.data.get("by") == "sms" else _("The e-mail arrived")
    ),
    EventKind.BOUNCED: lambda e: (
        _("The text message did not arrive") if e.data.get("by") == "sms" else _("The e-mail did not arrive")
    ),
    EventKind.CANCELLED: lambda e: _("The appointment of %(when)s is cancelled") % _with_moment({}, e),
}
