"""What one screen of a flow shows, whoever looks: a question with the answers before it, or an outcome."""

from collections.abc import Sequence
from dataclasses import dataclass

from journeys.flows.definition import Outcome, Question
from journeys.flows.engine import Position
from journeys.flows.engine.addresses import values_of
from journeys.flows.visit.fields import Field, field_of
from journeys.flows.visit.length import Length, length_from
from journeys.flows.visit.loading import LiveFlow
from journeys.flows.visit.words import answer_words, kind_words

NONE_TO_GO = Length(0, 0)


@dataclass(frozen=True, slots=True)
class Earlier:
    """One answer that was given, in words, and where it is changed."""

    key: str
    question: str
    answer: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """A question (`question`, `field`) or an outcome; `number` counts the questions up to here.

    `way` is the whole way, `earlier` the answers before the question shown. `after` is how many later answers wait to
    be used again.
    """

    flow: LiveFlow
    position: Position
    number: int
    earlier: list[Earlier]
    question: Question | None = None
    outcome: Outcome | None = None
    field: Field | None = None
    to_go: Length = NONE_TO_GO
    after: int = 0
    error: str = ""

    @property
    def kind(self) -> str:
        """The kind of outcome in words."""
        return kind_words(self.outcome.kind) if self.outcome else ""

    @property
    def changing(self) -> bool:
        """Whether this asks again what was answered."""
        return self.question is not None and self.number <= len(self.position.way)


def screen_of(
    flow: LiveFlow,
    position: Position,
    *,
    change: str = "",
    values: Sequence[str] | None = None,
    error: str = "",
) -> Screen:
    """Return the screen at a position, or the one that asks `change` (the key of a question on the way) again.

    `values` is what was filled in just now, right or wrong; without it the answer of the way is shown.
    """
    way = position.way
    index = next((place for place, step in enumerate(way) if step.question.key == change), len(way))
    again = way[index] if index < len(way) else None
    question = again.question if again else position.question
    earlier = [
        Earlier(step.question.key, step.question.title, answer_words(step.question, step.answer))
        for step in way[:index]
    ]
    if question is None:
        return Screen(flow, position, index, earlier, outcome=position.outcome)
    shown = values if values is not None else (values_of(again.answer) if again else [])
    return Screen(
        flow,
        position,
        index + 1,
        earlier,
        question=question,
        field=field_of(question, shown),
        to_go=length_from(flow.definition, question.key),
        after=len(way) - index - 1 if again else 0,
        error=error,
    )
