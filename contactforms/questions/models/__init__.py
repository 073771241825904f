"""Tables of the questions."""

from contactforms.questions.models.event import EventKind, QuestionEvent
from contactforms.questions.models.question import NOT_UNDONE, OPEN_STATES, AskedThrough, Question, State

__all__ = ["NOT_UNDONE", "OPEN_STATES", "AskedThrough", "EventKind", "Question", "QuestionEvent", "State"]
