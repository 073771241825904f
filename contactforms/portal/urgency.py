"""How pressing a question is: one word, one shape and one colour for each."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contactforms.questions.models import Question


class Level(StrEnum):
    """Also the name of the shape and of the style."""

    LATE = "late"
    TODAY = "today"
    WAITING = "waiting"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Urgency:
    """`days` is calendar days until the promised date, negative when it has passed."""

    level: Level
    days: int
    words: str


def urgency_of(question: Question, today: date | None = None) -> Urgency:
    """Return how pressing the question is on `today` (now, in the city)."""
    if not question.is_open:
        days = (question.due - (today or timezone.localdate())).days
        return Urgency(Level.CLOSED, days, question.get_state_display())
    return until(question.due, today)


def until(due: date, today: date | None = None) -> Urgency:
    """Return how pressing it is what was promised by this date."""
    days = (due - (today or timezone.localdate())).days
    if days < 0:
        words = ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}
        return Urgency(Level.LATE, days, words)
    if days == 0:
        return Urgency(Level.TODAY, days, _("due today"))
    words = _("due tomorrow") if days == 1 else _("due in %(days)d days") % {"days": days}
    return Urgency(Level.WAITING, days, words)
