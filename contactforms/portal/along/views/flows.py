"""Guided questions beside the caller: the agent clicks along, and the way is kept on the contact."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact
from contactforms.contacts.services import keep_way
from contactforms.portal.access import TAKE, colleague, portal_view
from contactforms.portal.calls.panels import in_panel, panel, screen_with_panel
from contactforms.portal.handover.finding import begun, own_or_new_contact
from journeys.flows.engine.addresses import from_query, values_of
from journeys.flows.telling import told
from journeys.flows.visit.loading import LiveFlow, live_flow
from journeys.flows.visit.screens import Screen, screen_of

ASKED, AGAIN, FRESH = "_gevraagd", "_wijzig", "_opnieuw"
PREFIX = "a."  # before the key of a question: what was answered before

Given = dict[str, list[str]]


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(TAKE)
def flow(request: HttpRequest, contact: UUID, flow: UUID) -> HttpResponse:
    """Ask the next question, or show where the answers lead.

    Answers are posted, whether the flow is sensitive or not: what a caller tells stands in no address. Each answer
    is kept on the contact, as the words that go along when it is passed on; the first begins the contact.
    """
    row, live = own_or_new_contact(request, contact), live_flow(flow)
    if live is None:
        raise Http404
    if request.method != "POST":
        return _show(request, row, screen_of(live, live.position(_answered_before(row, live))))
    given, asked, again = _given(request, live), request.POST.get(ASKED, ""), request.POST.get(AGAIN, "")
    values = request.POST.getlist(asked) if asked in live.definition.question_of else []
    if asked and not again:
        given[asked] = values
    position = live.position(given)
    wrong = not again and bool(asked) and asked not in position.answers and position.error
    screen = screen_of(
        live, position, change=again, values=values if wrong else None, error=position.error if wrong else ""
    )
    if wrong or again:
        return _show(request, row, screen, status=422 if wrong else 200)
    new = not row.pk
    try:
        with transaction.atomic():
            row = begun(row, colleague(request))
            keep_way(row, colleague(request), told(live, position) if position.way else None)
    except Refused as refusal:
        return _show(request, row, screen, conflict=refusal.message, status=409)
    if new and in_panel(request):
        return screen_with_panel(request, row, "flow", _context(row, screen))
    return _show(request, row, screen)


def _answered_before(contact: Contact, live: LiveFlow) -> Given:
    """Return the answers that the contact keeps of this flow; of a sensitive one only their words are kept."""
    way = contact.told_way
    return from_query(way.answers) if way is not None and way.flow_uuid == live.page.uuid else {}


def _given(request: HttpRequest, live: LiveFlow) -> Given:
    """Return what was answered before, out of the form; nothing when it begins anew."""
    if FRESH in request.POST:
        return {}
    known = live.definition.question_of
    return {
        name.removeprefix(PREFIX): request.POST.getlist(name)
        for name in request.POST
        if name.startswith(PREFIX) and name.removeprefix(PREFIX) in known
    }


def _show(
    request: HttpRequest, contact: Contact, screen: Screen, *, conflict: str = "", status: int = 200
) -> HttpResponse:
    return panel(request, "flow", _context(contact, screen) | {"conflict": conflict}, status=status)


def _context(contact: Contact, screen: Screen) -> dict[str, object]:
    return {"contact": contact, "screen": screen, "hidden": _hidden(screen)}


def _hidden(screen: Screen) -> list[tuple[str, str]]:
    """Return the answers of the way as hidden fields, those after a question that is asked again too."""
    key = screen.question.key if screen.question else ""
    kept: Mapping[str, Sequence[str]] = {
        step.question.key: values_of(step.answer) for step in screen.position.way if step.question.key != key
    }
    return [(f"{PREFIX}{name}", value) for name, values in kept.items() for value in values]
