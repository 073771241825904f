"""Put through while on the phone: reached or not, in one click."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from catalogue.organisation.models import Service
from contactforms.contacts.errors import Refused
from contactforms.portal.access import colleague, portal_view
from contactforms.portal.handover.finding import own_contact
from contactforms.portal.handover.views.passing_on import TAKE
from contactforms.transfers.counting import reached_today
from contactforms.transfers.services import put_through


class TransferForm(forms.Form):
    """Which button was pressed."""

    key = forms.UUIDField()
    reached = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1")


@require_POST
@portal_view(TAKE)
def transfer(request: HttpRequest, contact: UUID, service: UUID) -> HttpResponse:
    """Count it, and show the new count in the place of the buttons."""
    row = own_contact(request, contact)
    to = get_object_or_404(Service.objects.active(), uuid=service)
    form = TransferForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    reached = form.cleaned_data["reached"]
    try:
        put_through(row, colleague(request), to, reached=reached, key=form.cleaned_data["key"])
    except Refused as refusal:
        if not getattr(request, "htmx", False):
            messages.error(request, refusal.message)
            return _back(request)
        return render(request, "portal/handover/_transfer.html", _buttons(row.uuid, to, refusal.message), status=409)
    said = _("Put through: reached.") if reached else _("Put through: not reached.")
    if getattr(request, "htmx", False):
        return render(request, "portal/handover/_transfer.html", _buttons(row.uuid, to, said))
    messages.success(request, said)
    return _back(request)


def _buttons(contact: UUID, service: Service, said: str) -> dict[str, Any]:
    return {
        "contact_uuid": contact,
        "service": service,
        "today": reached_today(service),
        "key": uuid4(),
        "said": said,
    }


def _back(request: HttpRequest) -> HttpResponse:
    """Go back to the screen with the buttons."""
    came_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return redirect(came_from)
    return redirect("portal:search")
