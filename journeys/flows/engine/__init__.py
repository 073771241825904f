"""Running a flow: answers in, the next question or the outcome out; it keeps nothing between two calls."""

from journeys.flows.engine.addresses import from_query, to_query
from journeys.flows.engine.answers import Answer, AnswerError, Place, read_answer
from journeys.flows.engine.running import Answered, Position, arrive, leads_to, run

__all__ = [
    "Answer",
    "AnswerError",
    "Answered",
    "Place",
    "Position",
    "arrive",
    "from_query",
    "leads_to",
    "read_answer",
    "run",
    "to_query",
]
