"""What a service promises, shown while a colleague chooses it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from contactforms.portal.access import OVERSEE, WORK, portal_view
from contactforms.portal.service_names import find_services


@require_safe
@portal_view(WORK, OVERSEE)
def show(request: HttpRequest) -> HttpResponse:
    """Show the promise of the one service that `service` in the address means, or nothing."""
    name = request.GET.get("service", "").replace("\0", "").strip()
    found = find_services(name) if name else []
    return render(request, "portal/_promise.html", {"service": found[0] if len(found) == 1 else None})
