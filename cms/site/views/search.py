"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.site.crumbs import from_home


def search(request: HttpRequest) -> HttpResponse:
    """Show what the search finds for `q`."""
    query = " ".join(request.GET.get("q", "").split())[:200]
    return render(request, "site/search.html", {"query": query, "crumbs": from_home()})
