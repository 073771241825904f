"""Guided questions beside the caller: the agent clicks along, and the way is kept on the contact."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact
from contactforms.contacts.services import keep_way
from contactforms.portal.access import TAKE, colleague, portal_view
from contactforms.portal.calls.panels import in_panel, panel, screen_with_panel
from contactforms.portal.handover.finding import begun, own_or_new_contact
from journeys.flows.engine import from_query
from journeys.flows.visit.kept import Given
from journeys.flows.visit.loading import LiveFlow, begun_flow
from journeys.flows.visit.panel import Panel, panel_of, sent_to

TOKEN = "csrfmiddlewaretoken"
IN_PANEL = {"hx-target": "#item", "hx-swap": "innerHTML show:none", "hx-sync": "this:drop"}


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(TAKE)
def flow(request: HttpRequest, contact: UUID, flow: UUID) -> HttpResponse:
    """Ask the next question, or show where the answers lead.

    Answers are posted, whether the flow is sensitive or not: what a caller tells stands in no address. Each answer
    is kept on the contact, as the words that go along when it is passed on; the first begins the contact.
    """
    row, live = own_or_new_contact(request, contact), begun_flow(flow)
    if live is None:
        raise Http404
    if request.method != "POST":
        return _show(request, row, _panel(request, row, live, _answered_before(row, live)))
    given, sent_from, change = sent_to(request)
    given.pop(TOKEN, None)
    shown = _panel(request, row, live, given, sent_from=sent_from, change=change)
    if change or shown.screen.error:
        return _show(request, row, shown, status=422 if shown.screen.error else 200)
    new = not row.pk
    try:
        with transaction.atomic():
            row = begun(row, colleague(request))
            row = keep_way(row, colleague(request), shown.told if shown.told.lines else None)
    except Refused as refusal:
        return _show(request, row, shown, conflict=refusal.message, status=409)
    if new and in_panel(request):
        return screen_with_panel(request, row, "flow", _context(row, shown))
    return _show(request, row, shown)


def _panel(
    request: HttpRequest, contact: Contact, live: LiveFlow, given: Given, *, sent_from: str = "", change: str = ""
) -> Panel:
    here = reverse("portal:flow", args=[contact.uuid, live.page.uuid])
    htmx = {"hx-post": here} | IN_PANEL if in_panel(request) else None
    return panel_of(live, given, base=here, sent_from=sent_from, change=change, method="post", htmx=htmx)


def _answered_before(contact: Contact, live: LiveFlow) -> Given:
    """Return the answers that the contact keeps of this flow; of a sensitive one only their words are kept."""
    way = contact.told_way
    return from_query(way.answers) if way is not None and way.flow_uuid == live.page.uuid else {}


def _show(
    request: HttpRequest, contact: Contact, shown: Panel, *, conflict: str = "", status: int = 200
) -> HttpResponse:
    return panel(request, "flow", _context(contact, shown) | {"conflict": conflict}, status=status)


def _context(contact: Contact, shown: Panel) -> dict[str, Any]:
    return {"contact": contact, "panel": shown}
