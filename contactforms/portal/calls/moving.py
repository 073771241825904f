"""What follows an action on the call screen: the side anew, or the screen with another contact on it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_htmx.http import HttpResponseLocation, replace_url, trigger_client_event

from contactforms.contacts.models import Contact
from contactforms.portal.calls.here import address_of, address_with, home_of
from contactforms.portal.calls.pane import pane_of
from contactforms.portal.search.asked import uuid_in

HERE = "here"  # which contact was on the screen that sent this
SAID = "portal:said"


def stay(request: HttpRequest, contact: Contact, said: str, *, wrong: bool = False) -> HttpResponse:
    """Show the side of the screen anew; the whole screen when this contact was not the current one yet."""
    address = address_with(request, contact)
    if not _by_script(request):
        return _say_and_go(request, address, said, wrong)
    if uuid_in(request.POST.get(HERE, "")) != contact.uuid:
        return _to(address, said, wrong)
    context = {"calls": pane_of(request, contact), "back": address, "search_url": home_of(request)}
    response = replace_url(render(request, "portal/calls/_pane.html", context), address)
    return tell(response, said, wrong=wrong)


def tell(response: HttpResponse, said: str, *, wrong: bool = False) -> HttpResponse:
    """Have the script say this above the screen."""
    return trigger_client_event(response, SAID, {"text": said, "wrong": wrong})


def leave(request: HttpRequest, contact: Contact | None, said: str, *, wrong: bool = False) -> HttpResponse:
    """Go to another contact, with what was looked for in it; to an empty screen when there is none."""
    address = address_of(contact)
    return _to(address, said, wrong) if _by_script(request) else _say_and_go(request, address, said, wrong)


def _by_script(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))


def _to(address: str, said: str, wrong: bool) -> HttpResponse:
    response = HttpResponseLocation(address, target="#screen", select="#screen", swap="outerHTML")
    return tell(response, said, wrong=wrong)


def _say_and_go(request: HttpRequest, address: str, said: str, wrong: bool) -> HttpResponse:
    if said:
        (messages.warning if wrong else messages.success)(request, said)
    return redirect(address)
