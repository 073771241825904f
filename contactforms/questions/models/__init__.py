"""Tables of the questions."""

from contactforms.questions.models.event import EventKind, QuestionEvent
from contactforms.questions.models.question import AskedThrough, Question, State

__all__ = ["AskedThrough", "EventKind", "Question", "QuestionEvent", "State"]
