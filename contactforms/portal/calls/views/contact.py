"""Begin a contact, say how it goes, write in it, end it, go on with it."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contactforms.contacts import services
from contactforms.contacts.access import contacts_of
from contactforms.contacts.models import Contact, ContactChannel
from contactforms.portal.access import TAKE, colleague, portal_view
from contactforms.portal.calls.here import address_with
from contactforms.portal.calls.moving import leave, stay
from contactforms.portal.search.asked import CONTACT, moment_in, uuid_in

JSON = "application/json"


@require_POST
@portal_view(TAKE)
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a contact, or show the one that this very click began."""
    channel = request.POST.get("channel", "")
    channel = channel if channel in ContactChannel else ContactChannel.PHONE
    try:
        contact = services.open_contact(
            colleague(request), channel, uuid=uuid_in(request.POST.get(CONTACT, "")) or uuid4()
        )
    except services.Refused as refusal:
        return leave(request, None, refusal.message, wrong=True)
    return leave(request, contact, _("Contact begun."))


@require_POST
@portal_view(TAKE)
def channel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say how the conversation goes."""
    contact, wanted = find(request, uuid), request.POST.get("channel", "")
    if wanted not in ContactChannel:
        return stay(request, contact, _("Choose how the conversation goes."), wrong=True)
    try:
        contact = services.switch_channel(contact, colleague(request), wanted)
    except services.Refused as refusal:
        return stay(request, contact, refusal.message, wrong=True)
    return stay(request, contact, _("Changed: %(channel)s.") % {"channel": contact.get_channel_display()})


@require_POST
@portal_view(TAKE)
def notes(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Keep the notes; a script asks for JSON and gets the version, or what stands there instead (409).

    The first words begin the contact when there is none yet: a script is told where the screen with it is.
    """
    text, seen = request.POST.get("text", ""), request.POST.get("version", "")
    script = JSON in request.headers.get("Accept", "")
    begins = not Contact.objects.filter(uuid=uuid).exists()
    if begins and not text.strip():
        return JsonResponse({"version": 0}) if script else leave(request, None, "")
    try:
        contact = _begun(request, uuid) if begins else find(request, uuid)
        saved = services.save_notes(contact, colleague(request), text, seen=int(seen) if seen.isdecimal() else -1)
    except services.NotesConflict as conflict:
        other = conflict.contact
        if script:
            return JsonResponse({"version": other.notes_version, "text": other.notes}, status=409)
        context = {"contact": other, "mine": text}
        return render(request, "portal/calls/notes_conflict.html", context, status=409)
    except services.Refused as refusal:
        if script:
            return JsonResponse({"message": refusal.message}, status=422)
        return _refuse(request, uuid, refusal.message)
    if script:
        where = {"begun": address_with(request, saved)} if request.POST.get("since") else {}
        return JsonResponse({"version": saved.notes_version} | where)
    return stay(request, saved, _("The notes are kept."))


@require_POST
@portal_view(TAKE)
def end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End the contact, and go on with the one that was worked in last."""
    contact = find(request, uuid)
    try:
        services.end(contact, colleague(request))
    except services.Refused as refusal:
        return stay(request, contact, refusal.message, wrong=True)
    return leave(request, services.worked_in_last(colleague(request)), _("Contact ended."))


@require_POST
@portal_view(TAKE)
def resume(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Go on with a contact that ended a moment ago."""
    contact = find(request, uuid)
    try:
        contact = services.resume(contact, colleague(request))
    except services.Refused as refusal:
        return stay(request, contact, refusal.message, wrong=True)
    return stay(request, contact, _("The contact goes on."))


def _refuse(request: HttpRequest, uuid: UUID, why: str) -> HttpResponse:
    known = contacts_of(colleague(request)).filter(uuid=uuid).first()
    return stay(request, known, why, wrong=True) if known is not None else leave(request, None, why, wrong=True)


def _begun(request: HttpRequest, uuid: UUID) -> Contact:
    """Begin the contact of the notes, at the moment that the screen was shown."""
    return services.open_contact(colleague(request), uuid=uuid, since=moment_in(request.POST.get("since", "")))


def find(request: HttpRequest, uuid: UUID) -> Contact:
    """Return the agent's own contact, else raise Http404."""
    contact = contacts_of(colleague(request)).select_related("customer", "on_behalf_of").filter(uuid=uuid).first()
    if contact is None:
        raise Http404
    return contact
