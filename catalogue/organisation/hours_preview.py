"""The fragment below a field for opening hours."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.organisation.opening_hours import MAX_LENGTH
from catalogue.organisation.week_in_words import week_in_words

FRAGMENT = "organisation/_week_in_words.html"


def preview(hours: str) -> dict[str, Any]:
    """Return the context of the fragment: the week, or what is wrong."""
    hours = hours.strip()
    if not hours:
        return {"hours": "", "week": None, "wrong": ""}
    try:
        return {"hours": hours, "week": week_in_words(hours[:MAX_LENGTH]), "wrong": ""}
    except ValidationError as error:
        return {"hours": hours, "week": None, "wrong": error.messages[0]}


def opening_hours_view(request: HttpRequest) -> HttpResponse:
    """Answer with the fragment for a script, with a page for a button (which posts the whole form)."""
    data = request.POST if request.method == "POST" else request.GET
    template = FRAGMENT if "fragment" in request.GET else "organisation/opening_hours.html"
    return render(request, template, preview(data.get("opening_hours", "")))
