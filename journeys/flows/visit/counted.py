"""What of a visit is counted: a start, a step forward, a step back, the time it took. Nothing of a sensitive flow but
that it was begun.
"""

from django.http import HttpRequest

from catalogue.search.tuning.clicks import is_a_click
from journeys.flows.counting.models import Happening
from journeys.flows.counting.recording import Happened, count, time_class
from journeys.flows.definition import Definition
from journeys.flows.engine import Answered, Position
from journeys.flows.visit.loading import LiveFlow
from journeys.flows.visit.since import seconds_since


def _counts(request: HttpRequest) -> bool:
    """Tell whether this is a visit: an editor who tries a draft is none."""
    return not getattr(request, "is_preview", False) and is_a_click(request)


def count_start(request: HttpRequest, flow: LiveFlow) -> None:
    """Count that someone began."""
    if _counts(request):
        count(flow.page.uuid, [Happened(Happening.START, to=flow.definition.start)])


def count_forward(request: HttpRequest, flow: LiveFlow, position: Position, key: str, since: str) -> None:
    """Count the steps from the question that was just answered to where its answer led.

    Answers after it that were kept count too: someone passes there.
    """
    if flow.page.sensitive or not _counts(request):
        return
    keys = [step.question.key for step in position.way]
    goal = position.question or position.outcome
    if key not in keys or goal is None:
        return
    taken = list(zip(position.way, [*keys[1:], goal.key], strict=True))[keys.index(key) :]
    happened = [_step(flow.definition, step, to) for step, to in taken]
    seconds = seconds_since(since) if position.outcome else None
    taken_class = time_class(seconds) if seconds is not None else None
    if position.outcome and taken_class:
        happened.append(Happened(Happening.TIME, position.outcome.key, str(taken_class)))
    count(flow.page.uuid, happened)


def count_back(request: HttpRequest, flow: LiveFlow, came_from: str, key: str) -> None:
    """Count that someone went back from a question or outcome to change the answer to `key`."""
    known = flow.definition.node(came_from) is not None and came_from != key
    if known and not flow.page.sensitive and _counts(request):
        count(flow.page.uuid, [Happened(Happening.BACK, came_from, to=key)])


def _step(definition: Definition, step: Answered, to: str) -> Happened:
    what = Happening.END if to in definition.outcome_of else Happening.STEP
    # A choice from a list is the flow's own word. What people write or tick together stays out of the sums.
    return Happened(what, step.question.key, step.answer if isinstance(step.answer, str) else "", to)
