"""What goes along with a question from where it was asked: the journey and its step, the guided questions answered.

Both stand in the address of the form, so that they outlive an error; of sensitive guided questions only which ones,
and the answers come from the visitor's session.
"""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from contactforms.contacts.along import AtStep
from contactforms.questions.models import Question
from journeys.flows.telling import ToldWay, flow_told, told_by
from journeys.pages.around import outlines
from journeys.pages.following import Followed, anchor, followed

ALONG = "way"  # the box that sends the answers along


@dataclass(frozen=True, slots=True)
class Along:
    """What this form sends along. `flow`: which guided questions; `lost`: their answers are not there any more."""

    followed: Followed | None
    way: ToldWay | None
    flow: UUID | None = None
    lost: bool = False

    @classmethod
    def read(cls, request: HttpRequest) -> "Along":
        """Read the address of the form (and, for sensitive guided questions, the session)."""
        way = told_by(request)
        lost = way is None and bool(request.POST.get(ALONG))
        return cls(followed(request), way, way.flow_uuid if way else flow_told(request), lost)

    @property
    def at_step(self) -> AtStep | None:
        """The step, as it is kept with the question."""
        if self.followed is None:
            return None
        step = self.followed.step
        return AtStep(self.followed.uuid, self.followed.journey.title, step.key, step.title)


@dataclass(frozen=True, slots=True)
class Back:
    """The way back to the journey a question was asked from; without `url` it is gone from the website."""

    journey: str
    step: str
    url: str


def back_to_journey(request: HttpRequest, question: Question) -> Back | None:
    """Return the way back to the step; None when the question was asked outside any journey."""
    if question.journey_uuid is None:
        return None
    journey = next((one for one in outlines(request) if one.uuid == question.journey_uuid), None)
    url = ""
    if journey is not None:
        url = journey.path
        if question.journey_step and journey.step(question.journey_step) is not None:
            url += f"#{anchor(question.journey_step)}"
    return Back(question.journey_title, question.journey_step_title, url)
