"""An ordinary flow: the answers stand in the address, which can be kept, shared and gone back to."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from journeys.flows.engine import Position
from journeys.flows.visit.addresses import BEGIN, CHANGE, FROM, SINCE, Addresses, answers_in
from journeys.flows.visit.counted import count_back, count_forward, count_start
from journeys.flows.visit.kept import given_in
from journeys.flows.visit.loading import LiveFlow, position_in
from journeys.flows.visit.screens import screen_of
from journeys.flows.visit.showing import by_address, moved, show
from journeys.flows.visit.since import begun_now


def visit(request: HttpRequest, flow: LiveFlow, addresses: Addresses) -> HttpResponse:
    """Show where the answers in the address lead.

    What a form or a “change” link sends carries the question it came from: it is counted, and the visitor goes on to
    the address of the answers alone, so that a reload or a shared address counts nothing.
    """
    sent = request.GET
    if BEGIN in sent:
        count_start(request, flow)
        return moved(addresses.of(**{SINCE: begun_now()}), sensitive=False)
    came, change, since = (sent.get(name, "") for name in (FROM, CHANGE, SINCE))
    given = answers_in(given_in(request.META.get("QUERY_STRING", "")))
    if came in flow.definition.question_of and not change:
        given.setdefault(came, [])  # sent with nothing chosen
    position = position_in(flow, given)
    if came and change in position.answers:
        count_back(request, flow, came, change)
        return moved(addresses.of(position.way, **{CHANGE: change, SINCE: since}), sensitive=False)
    if came in position.answers and not change:
        count_forward(request, flow, position, came, since)
        ours = {SINCE: since} if position.question else {}
        return moved(addresses.of(position.way, **ours), sensitive=False)
    asked = position.question.key if position.question else ""
    wrong = position.error if came and came == asked else ""
    if asked == "" and position.outcome is None:  # leads nowhere: publishing refuses that, and yet
        change = position.way[-1].question.key
    values = sent.getlist(asked) if wrong else None
    screen = screen_of(flow, position, change=change, values=values, error=wrong)
    ways = by_address(screen, addresses, given, since)
    status = 422 if wrong else 200
    notice = "" if wrong or came else _notice(position)
    return show(request, screen, addresses, ways, notice=notice, status=status)


def _notice(position: Position) -> str:
    """Return what to say of an address that was kept while the flow changed."""
    if position.outcome is not None and position.unused:
        return _("These questions have changed. Not all answers in this address are needed any more.")
    if position.error or position.unused:
        return _("These questions have changed since you answered them. This is the first one that needs a new answer.")
    return ""
