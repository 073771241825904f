"""Where a day begins: agents on the call screen, who answers questions at the worklist."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from contactforms.contacts.access import takes_contacts
from contactforms.contacts.services import worked_in_last
from contactforms.portal.access import OVERSEE, TAKE, WORK, colleague, portal_view
from contactforms.portal.calls.filed import Around
from contactforms.portal.calls.here import address_of, address_with, contacts_here
from contactforms.portal.calls.pane import running_of, stamp_of
from contactforms.portal.views.search import found_screen


@require_safe
@portal_view(TAKE, WORK, OVERSEE)
def show(request: HttpRequest) -> HttpResponse:
    """Show the call screen; an agent who comes back finds the contact that they worked in last.

    Who takes no calls goes to the worklist, with everything the address asks of it.
    """
    if not takes_contacts(colleague(request)):
        query = request.GET.urlencode()
        return redirect(reverse("portal:worklist") + (f"?{query}" if query else ""))
    if not request.GET:
        latest = worked_in_last(colleague(request))
        if latest is not None:
            return redirect(address_of(latest))
    return found_screen(request)


@require_safe
@portal_view(TAKE)
def running(request: HttpRequest) -> HttpResponse:
    """Show the running contacts, and the questions of the current one, when they changed after `stempel`.

    Else nothing (204): a call may come in, what was sent may come back.
    """
    here = contacts_here(request)
    contact, rows = here.contact, running_of(here.running, here.contact)
    around = Around.of(contact) if contact is not None else None
    stamp = stamp_of(rows, around.filed if around is not None else [])
    if request.GET.get("stempel") == stamp:
        return HttpResponse(status=204)
    context = {"running": rows, "stamp": stamp, "contact": contact, "calls": around, "polled": True}
    context["back"] = address_with(request, contact)
    return render(request, "portal/calls/_running.html", context)
