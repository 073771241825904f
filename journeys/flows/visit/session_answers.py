"""A sensitive flow: answers are posted and stay in the session. Addresses hold the number of the question at most."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from journeys.flows.engine import Position
from journeys.flows.engine.addresses import values_of
from journeys.flows.visit.addresses import BEGIN, FROM, STEP, Addresses
from journeys.flows.visit.counted import count_start
from journeys.flows.visit.kept import Given, forget, keep, kept
from journeys.flows.visit.loading import LiveFlow, position_in
from journeys.flows.visit.screens import screen_of
from journeys.flows.visit.showing import HELD, by_session, moved, show


@sensitive_variables()
def visit(request: HttpRequest, flow: LiveFlow, addresses: Addresses) -> HttpResponse:
    """Take an answer, or show the question (or outcome) of the number in the address."""
    if BEGIN in request.GET:
        forget(request, flow.page.uuid)
        count_start(request, flow)
        return _to(addresses, 1)
    given = kept(request, flow.page.uuid)
    position = position_in(flow, given)
    if request.method == "POST":
        return _answered(request, flow, addresses, given, position)
    last = len(position.way) + 1
    asked = _number(request, last)
    if asked > last and not position.way:
        return _show(request, flow, addresses, position, 1, notice=_lost())
    return _show(request, flow, addresses, position, asked) if asked <= last else _to(addresses, last)


@sensitive_variables()
def _answered(
    request: HttpRequest, flow: LiveFlow, addresses: Addresses, given: Given, position: Position
) -> HttpResponse:
    if HELD in request.POST:
        forget(request, flow.page.uuid)
        return moved(addresses.base.removesuffix("vraag/"), sensitive=True)
    key = request.POST.get(FROM, "")
    if key not in position.answers and (position.question is None or position.question.key != key):
        return _show(request, flow, addresses, position, len(position.way) + 1, notice=_lost())
    values = [value.replace("\x00", "") for value in request.POST.getlist(key)]
    after = position_in(flow, given | {key: values})
    if key in after.answers:
        keep(request, flow.page.uuid, {step.question.key: values_of(step.answer) for step in after.way})
        return _to(addresses, len(after.way) + 1)
    screen = screen_of(flow, after, values=values, error=after.error)
    return show(request, screen, addresses, by_session(screen, addresses), status=422)


@sensitive_variables()
def _show(
    request: HttpRequest, flow: LiveFlow, addresses: Addresses, position: Position, number: int, notice: str = ""
) -> HttpResponse:
    """Show the question of this number; where a flow leads nowhere, which publishing refuses, its last one."""
    nowhere = position.question is None and position.outcome is None
    place = min(number, len(position.way)) if nowhere else number
    change = position.way[place - 1].question.key if place <= len(position.way) else ""
    screen = screen_of(flow, position, change=change)
    return show(request, screen, addresses, by_session(screen, addresses), notice=notice)


def _to(addresses: Addresses, number: int) -> HttpResponse:
    return moved(addresses.of(**{STEP: str(number)}), sensitive=True)


def _number(request: HttpRequest, otherwise: int) -> int:
    text = request.GET.get(STEP, "")
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 6 and int(text) > 0 else otherwise


def _lost() -> str:
    return _(
        "We do not have your earlier answers. We keep them for 20 minutes, or until you send them along with a"
        " question, by means of a cookie of this site: when your browser refuses cookies, we cannot go on to the next"
        " question."
    )
