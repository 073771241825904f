"""Put through while on the phone: reached or not, in one click."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from catalogue.organisation.models import Service
from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact
from contactforms.portal.access import TAKE, colleague, portal_view
from contactforms.portal.calls.moving import stay
from contactforms.portal.handover.finding import begun, own_or_new_contact
from contactforms.portal.search.asked import CONTACT
from contactforms.transfers.counting import reached_today
from contactforms.transfers.services import put_through


class TransferForm(forms.Form):
    """Which button was pressed."""

    key = forms.UUIDField()
    reached = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1")


@require_POST
@portal_view(TAKE)
def transfer(request: HttpRequest, contact: UUID, service: UUID) -> HttpResponse:
    """Count it, and show the new count in the place of the buttons; a contact that begins so comes on the screen."""
    row = own_or_new_contact(request, contact)
    to = get_object_or_404(Service.objects.active(), uuid=service)
    form = TransferForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    reached = form.cleaned_data["reached"]
    try:
        with transaction.atomic():
            contact_begun = begun(row, colleague(request))
            put_through(contact_begun, colleague(request), to, reached=reached, key=form.cleaned_data["key"])
    except Refused as refusal:
        if not getattr(request, "htmx", False):
            messages.error(request, refusal.message)
            return _back(request, row)
        return render(request, "portal/handover/_transfer.html", _buttons(row.uuid, to, refusal.message), status=409)
    said = _("Put through: reached.") if reached else _("Put through: not reached.")
    if not getattr(request, "htmx", False):
        messages.success(request, said)
        return _back(request, contact_begun)
    if not row.pk:
        return stay(request, contact_begun, said)
    return render(request, "portal/handover/_transfer.html", _buttons(row.uuid, to, said))


def _buttons(contact: UUID, service: Service, said: str) -> dict[str, Any]:
    return {
        "contact_uuid": contact,
        "service": service,
        "today": reached_today(service),
        "key": uuid4(),
        "said": said,
    }


def _back(request: HttpRequest, contact: Contact) -> HttpResponse:
    """Go back to the screen with the buttons, now with this contact on it when it is there."""
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return redirect("portal:search")
    parts = urlsplit(came_from)
    query = QueryDict(parts.query, mutable=True)
    if contact.pk:
        query[CONTACT] = str(contact.uuid)
    return redirect(parts._replace(query=query.urlencode()).geturl())
