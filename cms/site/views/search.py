"""The search page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.search import find
from cms.site.contact import contact_of_front_desk
from cms.site.crumbs import from_home

PAGE_SIZE = 20
LONGEST = 200
LAST_PAGE = 500


def search(request: HttpRequest) -> HttpResponse:
    """Show what is found for `q`; no words yet is an empty box, nothing found is a way to ask."""
    query = readable(request.GET.get("q", ""))
    context: dict[str, Any] = {"query": query, "crumbs": from_home()}
    if query:
        results = find(query, page=_number(request.GET.get("page", "")), page_size=PAGE_SIZE)
        context["results"] = results
        if not results.items:
            context["contact"] = contact_of_front_desk(request)
    return render(request, "site/search.html", context)


def readable(text: str) -> str:
    """Return a search text without control characters and doubled spaces, cut at 200 characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST]


def _number(text: str) -> int:
    return min(int(text), LAST_PAGE) if text.isdecimal() and len(text) < 6 else 1
