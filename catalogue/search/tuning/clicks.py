"""Which results people open on the website: told by the address they come from, so without cookie or script."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from django.db import Error
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.models import Site

from catalogue.search.models import SearchDocument
from catalogue.search.tuning.log import clicked
from catalogue.search.tuning.models import Surface
from catalogue.search.tuning.personal import kept

SEARCH_PAGE = "site:search"
QUERY = "q"
OPENED = (200, 304)  # 304: read before, and opened again
LONGEST_REFERER = 2000
MACHINE = re.compile(r"bot\b|bot/|crawl|spider|slurp|preview|monitor|curl/|wget/|python-|java/|go-http", re.IGNORECASE)
FETCHED_AHEAD = ("Sec-Purpose", "Purpose", "X-Moz")  # headers of a browser that guesses what comes next


class ClickMiddleware:
    """Count a page that was opened from our results; outside the page cache, so that kept pages count too.

    The policy in force (`SECURE_REFERRER_POLICY`, same-origin) sends the whole address within the site only.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then count."""
        response = self.get_response(request)
        if "Referer" in request.headers and response.status_code in OPENED and is_a_click(request):
            query = query_of(request)
            document = document_at(request.path) if kept(query) else None
            if document is not None:
                clicked(query, document, surface=Surface.SITE)
        return response


def is_a_click(request: HttpRequest) -> bool:
    """Tell whether a person opened this, rather than a machine, a script, a reload or a guess of the browser."""
    headers = request.headers
    return (
        request.method == "GET"
        and headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        and "HX-Request" not in headers
        and not any(name in headers for name in FETCHED_AHEAD)
        and headers.get("Cache-Control", "") not in {"max-age=0", "no-cache"}  # reloaded
        and not MACHINE.search(headers.get("User-Agent", ""))
    )


def query_of(request: HttpRequest) -> str:
    """Return what was looked for on the search page that this request comes from; nothing when it does not."""
    try:
        came_from = urlsplit(request.headers["Referer"][:LONGEST_REFERER])
    except ValueError:
        return ""
    if (came_from.scheme, came_from.netloc) != (request.scheme, request.get_host()):
        return ""
    if came_from.path != reverse(SEARCH_PAGE):
        return ""
    return parse_qs(came_from.query).get(QUERY, [""])[0]


def document_at(path: str) -> UUID | None:
    """Return the identity of the page or service at this address, when it can be found (one query)."""
    parts = path.strip("/").split("/")
    url_paths = [root.root_path.rstrip("/") + path for root in Site.get_site_root_paths()]
    at = Q(page__slug=parts[-1], page__url_path__in=url_paths)
    if len(parts) == 2:
        at |= Q(service__slug=parts[-1])
    try:
        found = list(SearchDocument.objects.filter(at).select_related("service").only("uuid", "page", "service__slug"))
    except (Error, ValueError):
        return None
    return next((row.uuid for row in found if row.service is None or row.service.get_absolute_url() == path), None)
