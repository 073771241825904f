"""The worklist screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from contactforms.portal.access import OVERSEE, WORK, colleague, portal_view
from contactforms.portal.filters import EVERYWHERE, Filters
from contactforms.portal.worklist import worklist
from contactforms.questions.access import visible_to
from contactforms.questions.references import clean_reference


@require_safe
@portal_view(WORK, OVERSEE)
def show(request: HttpRequest) -> HttpResponse:
    """Show the list; a whole reference as search goes straight to that question."""
    filters = Filters.read(request.GET)
    reference = clean_reference(filters.search)
    if len(reference) == len("7K4M-9QXD") and visible_to(colleague(request)).filter(reference=reference).exists():
        return redirect("portal:question", reference)
    page = worklist(colleague(request), filters)
    context = {
        "filters": filters,
        "list": page,
        "first_page": filters.but().address,
        "next_page": filters.but(after=page.following).address,
        "everywhere": EVERYWHERE,
        "oversees": request.user.has_perm(OVERSEE),
    }
    return render(request, "portal/worklist.html", context)
