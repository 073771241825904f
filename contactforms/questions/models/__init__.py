"""Tables of the questions."""

from contactforms.questions.models.event import EventKind, QuestionEvent
from contactforms.questions.models.question import OPEN_STATES, AskedThrough, Question, State

__all__ = ["OPEN_STATES", "AskedThrough", "EventKind", "Question", "QuestionEvent", "State"]
