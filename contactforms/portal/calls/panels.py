"""Forms beside the results, in the place of the item: without a script each is a page of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import replace_url, reselect, retarget

from contactforms.contacts.models import Contact
from contactforms.portal.calls.here import address_with, asked_before_it
from contactforms.portal.calls.moving import tell
from contactforms.portal.views.search import PANE, screen_around


def in_panel(request: HttpRequest) -> bool:
    """Tell whether a script asks for it in the place of the item."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and htmx.target == PANE  # type: ignore[union-attr]


def panel(request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Return `portal/handover/_NAME.html` for the panel, else the page around it."""
    inside = in_panel(request)
    template = f"portal/handover/{'_' if inside else ''}{name}.html"
    return render(request, template, context | {"in_panel": inside}, status=status)


def screen_with_panel(
    request: HttpRequest, contact: Contact, name: str, context: dict[str, Any], said: str = ""
) -> HttpResponse:
    """Return the whole screen around the contact, which may just have begun, with this panel open.

    The address stays that of the search with the contact in it: loaded again, the panel is gone and nothing is lost.
    """
    address = address_with(request, contact)
    context |= {"opened_panel": f"portal/handover/_{name}.html", "in_panel": True, "back": address}
    response = screen_around(request, contact, asked_before_it(request, contact), context)
    response = reselect(retarget(response, "#screen"), "#screen")
    response["HX-Reswap"] = "outerHTML show:none"
    response = replace_url(response, address)
    return tell(response, said) if said else response
