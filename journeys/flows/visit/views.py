"""What a visitor asks of a flow, once the shell has found its page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from journeys.flows.models import FlowPage, PlaceRow
from journeys.flows.spelling import folded
from journeys.flows.visit import open_answers, session_answers
from journeys.flows.visit.addresses import Addresses, carried_in
from journeys.flows.visit.kept import forget
from journeys.flows.visit.loading import LiveFlow, begun_flow
from journeys.flows.visit.showing import guarded, moved

SUGGESTED = 20
SHORTEST = 2  # letters typed before names are suggested


def question(request: HttpRequest, page: FlowPage, start: str) -> HttpResponse:
    """Show the next question or the outcome of a live flow; `start` is the path of its start page."""
    flow = begun_flow(page)
    if flow is None:
        raise Http404
    return asked(request, flow, start)


def asked(request: HttpRequest, flow: LiveFlow, start: str) -> HttpResponse:
    """Show the next question or the outcome of a flow that can be begun: a live one, or a draft that is tried."""
    addresses = Addresses(f"{start}vraag/", carried_in(request.GET))
    if flow.page.sensitive:
        return session_answers.visit(request, flow, addresses)
    if request.method == "POST":  # a form that stood open while the flow ceased to be sensitive
        return moved(addresses.of(), sensitive=False)
    return open_answers.visit(request, flow, addresses)


def leave(request: HttpRequest) -> HttpResponse:
    """Forget every answer in the session, and send the visitor away from this site."""
    forget(request)
    response = HttpResponseRedirect(settings.LEAVE_QUICKLY_TO)
    response["Referrer-Policy"] = "no-referrer"
    return guarded(response, sensitive=True)


def places(request: HttpRequest, page: FlowPage) -> HttpResponse:
    """Return names of a table of this live flow that begin with, or hold, what is typed."""
    flow = begun_flow(page)
    return names(request, flow) if flow else guarded(JsonResponse({"places": []}), sensitive=page.sensitive)


def names(request: HttpRequest, flow: LiveFlow) -> HttpResponse:
    """Return names of a table of this flow that begin with, or hold, what is typed."""
    table, sensitive = request.GET.get("tabel", ""), flow.page.sensitive
    typed = folded(request.GET.get("q", "").replace("\x00", ""))
    tables = {question.table for question in flow.definition.questions if question.table}
    if sensitive or table not in tables or len(typed) < SHORTEST:
        return guarded(JsonResponse({"places": []}), sensitive=sensitive)
    rows = PlaceRow.objects.filter(table__slug=table, folded__contains=typed).order_by("folded")
    found = sorted(rows.values_list("name", "folded")[:200], key=lambda row: (not row[1].startswith(typed), row[1]))
    return guarded(JsonResponse({"places": [name for name, _folded in found[:SUGGESTED]]}), sensitive=False)
