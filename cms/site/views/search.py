"""The search page, and what is suggested while someone types."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from catalogue.organisation.remembering import remembered
from catalogue.search import find
from catalogue.search.promoted import best_bets
from catalogue.search.suggest import suggestions
from catalogue.search.tuning import log
from cms.site.crumbs import from_home
from cms.site.frame import frame_of
from cms.site.home import often_needed
from cms.site.search.asked import Asked, read, readable
from cms.site.search.asking import help_with, may_help
from cms.site.search.facets import chosen, facets
from cms.site.search.meant import did_you_mean
from cms.site.search.recognised import said_back
from cms.site.search.rows import result_rows
from cms.site.views.classifications import THEMES, with_products

PAGE_SIZE = 10
PREVIOUS = "vorige"  # the note of the search before this one
BOXES = ("q", "q-top")  # ids of search boxes


def search(request: HttpRequest) -> HttpResponse:
    """Show what is found for `q`; no words yet shows where to begin, no good answer is a way to ask."""
    asked = read(request)
    context: dict[str, Any] = {"asked": asked, "query": asked.query, "crumbs": from_home()}
    context |= _found(request, asked) if asked.query else _to_begin(request)
    if asked.is_new and request.method == "GET" and "Sec-Purpose" not in request.headers:  # nor fetched ahead
        found, note = context["results"], request.GET.get(PREVIOUS, "")
        log.searched(asked.query, found=found.total, sure=found.sure, surface="site", previous=note)
    return render(request, "site/search.html", context)


def suggest(request: HttpRequest) -> HttpResponse:
    """Return the list under a search box, for what is typed so far; empty when there is nothing to suggest."""
    box = request.GET.get("box", "")
    found = suggestions(readable(request.GET.get("q", "")))
    context = {"suggestions": found, "box": box if box in BOXES else BOXES[0]}
    return render(request, "site/search/suggestions.html", context)


def _found(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    results = find(
        asked.query, page=asked.page, page_size=PAGE_SIZE, theme=asked.theme, audience=asked.audience,
        kind=asked.kind or None, correct=not asked.exact,
    )  # fmt: skip
    if asked.page > results.pages > 0:  # an old link to a page that is no longer there
        return _found(request, replace(asked, page=results.pages))
    sure = results.sure and bool(results.items)
    hits = results.items if sure else may_help(results.items)
    return {
        "asked": asked,
        "results": results,
        "sure": sure,
        "rows": result_rows(request, hits),
        "bets": best_bets(results.question.text) if asked.page == 1 and not asked.narrowed else (),
        "facets": facets(request, asked, results) if sure or asked.narrowed else (),
        "chosen": chosen(asked),
        "meant": _link_to(asked, did_you_mean(asked, results)),
        "recognised": said_back(results.recognised, frame_of(request).city.city_name),
        "exactly": asked.address(exact=True) if results.corrected else "",
        "help": None if sure else help_with(request, asked.query, results.items),
        "everything": asked.address(theme=None, audience=None, kind=""),
        "previous_page": asked.address(page=results.page - 1) if sure and results.page > 1 else "",
        "next_page": asked.address(page=results.page + 1) if sure and results.page < results.pages else "",
        "canonical": settings.CITY_BASE_URL.rstrip("/") + asked.address(page=asked.page),
        "carried_question": urlencode({"vraag": asked.query}),
        "carried": log.carry(asked.query),
    }


def _link_to(asked: Asked, words: str) -> tuple[str, str] | None:
    """Return other words with their address; None when they are what was typed."""
    if not words or words == asked.query.lower():
        return None
    return words, replace(asked, query=words, exact=False).address()


def _to_begin(request: HttpRequest) -> dict[str, Any]:
    root: Page = frame_of(request).site.root_page
    key = f"often:{root.pk}:{request.LANGUAGE_CODE}"  # type: ignore[attr-defined]
    return {
        "often": remembered(request, key, lambda: often_needed(root.specific)),
        "themes": remembered(request, "home:themes", lambda: list(with_products(THEMES))),
    }
