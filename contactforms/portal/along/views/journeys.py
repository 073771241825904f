"""A journey beside the caller: tick steps off, send what remains."""

import hashlib
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact
from contactforms.contacts.services import tick
from contactforms.portal.access import TAKE, colleague, portal_view
from contactforms.portal.along.journeys import Beside, beside, journey_with
from contactforms.portal.along.remaining import remaining_in_words
from contactforms.portal.calls.panels import in_panel, panel, screen_with_panel
from contactforms.portal.handover.finding import begun, own_or_new_contact
from contactforms.portal.handover.views.sending import to_send
from contactforms.questions.services import file_answered


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(TAKE)
def journey(request: HttpRequest, contact: UUID, journey: UUID) -> HttpResponse:
    """Show the steps; tick one off, or on again (`step`, `done`). The first tick begins the contact."""
    row, shown = _read(request, contact, journey)
    if request.method != "POST":
        return panel(request, "journey", _context(row, shown))
    key = request.POST.get("step", "")
    if key not in dict(shown.steps):
        raise Http404
    new = not row.pk
    try:
        with transaction.atomic():
            row = begun(row, colleague(request))
            page, done = shown.page, request.POST.get("done") == "1"
            row = tick(row, colleague(request), page.uuid, page.title, shown.steps, key, done=done)
    except Refused as refusal:
        return panel(request, "journey", _context(row, shown) | {"conflict": refusal.message}, status=409)
    if not in_panel(request):
        return redirect("portal:journey", row.uuid, shown.page.uuid)
    context = _context(row, beside(shown.page, row))
    return screen_with_panel(request, row, "journey", context) if new else panel(request, "journey", context)


@require_POST
@portal_view(TAKE)
def send_remaining(request: HttpRequest, contact: UUID, journey: UUID) -> HttpResponse:
    """File what remains as what was answered, in the version that was told, and show where it is sent from."""
    row, shown = _read(request, contact, journey)
    text = remaining_in_words(shown)
    if not text:
        said = _("Every step is done: there is nothing to send.")
        if in_panel(request):
            return panel(request, "journey", _context(row, shown) | {"conflict": said}, status=409)
        messages.info(request, said)
        return redirect("portal:journey", contact, journey)
    version = shown.page.live_revision_id
    mark = hashlib.sha256(text.encode()).hexdigest()[:16]
    try:
        with transaction.atomic():
            row = begun(row, colleague(request))
            key = f"journey:{row.uuid}:{version}:{mark}"
            question = file_answered(row, colleague(request), key=key, page=shown.page, version=version, answer=text)
    except Refused as refusal:
        return panel(request, "journey", _context(row, shown) | {"conflict": refusal.message}, status=409)
    if in_panel(request):
        return screen_with_panel(request, row, "send", to_send(request, question))
    return redirect("portal:send", question.reference)


def _read(request: HttpRequest, contact: UUID, uuid: UUID) -> tuple[Contact, Beside]:
    row, page = own_or_new_contact(request, contact), journey_with(uuid)
    if page is None:
        raise Http404
    return row, beside(page, row)


def _context(contact: Contact, shown: Beside) -> dict[str, Any]:
    return {"contact": contact, "journey": shown}
