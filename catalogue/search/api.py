"""`/api/v1/search/?q=`: what the search of the website finds, as data; and what it suggests while someone types."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import path
from django.utils.html import escape
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.organisation.api_filters import named
from catalogue.organisation.api_views import PublicView
from catalogue.organisation.pagination import PageNumbers
from catalogue.products.models import Audience, Theme
from catalogue.search.api_shown import SearchResultsShown, SuggestionsShown
from catalogue.search.finding import find
from catalogue.search.results import Facets, Hit, Piece, Results
from catalogue.search.suggest import suggestions
from catalogue.search.tuning import log
from catalogue.search.tuning.models import Surface

NO_ROW = 0  # the primary key of nothing: narrowed to an unknown theme, the search finds nothing
NARROWED = ("q", "theme", "audience", "type", "language", "exact")
ANY_TEXT = "Any text will do; without a letter or digit nothing is found."


def _option(name: str, kind: type, words: str) -> OpenApiParameter:
    return OpenApiParameter(name, kind, description=words)


class SearchView(PublicView):
    """What the search of the website finds."""

    @extend_schema(
        operation_id="search",
        summary="Search",
        parameters=[
            _option("q", str, f"What someone looks for, in words or a whole sentence. {ANY_TEXT}"),
            _option("page", int, "A page number within the results."),
            _option("page_size", int, "Number of results a page, 100 at most."),
            _option("theme", str, "Only pages of this theme: its UUID or its slug."),
            _option("audience", str, "Only pages for this audience: its UUID or its slug."),
            _option("type", str, "Only this kind: product, service, or another that `facets.type` names."),
            _option("language", str, "Only pages in this language, for instance nl."),
            _option("exact", bool, "Take the words as they are typed: correct none (1 or true)."),
        ],
        responses=SearchResultsShown,
    )
    def get(self, request: Request) -> Response:
        """Return live pages and services, the best answer first.

        A phone number, e-mail address, product number or address is understood for what it is (`recognised`).
        """
        params = request.query_params
        asked = {name: readable(params.get(name, "")) for name in NARROWED}
        pages = PageNumbers()
        number, size = pages.asked_for(request)
        found = find(
            asked["q"],
            page=number,
            page_size=size,
            theme=_pk(Theme, asked["theme"]),
            audience=_pk(Audience, asked["audience"]),
            kind=asked["type"] or None,
            language=asked["language"] or None,
            correct=asked["exact"].lower() not in {"1", "true", "yes"},
        )
        if request.method == "GET" and number == 1 and not any(asked[name] for name in NARROWED if name != "q"):
            log.searched(asked["q"], found=found.total, sure=found.sure, surface=Surface.API)
        rows = pages.take(found.items, found.total)
        response = pages.get_paginated_response([_tell(hit) for hit in rows])
        response.data |= _about(found)
        return response


class SuggestView(PublicView):
    """What the website suggests under the search box."""

    @extend_schema(
        operation_id="search_suggest",
        summary="Suggest while typing",
        parameters=[_option("q", str, "What is typed so far, the last word perhaps half. Any text will do.")],
        responses=SuggestionsShown,
    )
    def get(self, request: Request) -> Response:
        """Return at most eight titles of pages and services with words that begin so, best first."""
        base = settings.CITY_BASE_URL.rstrip("/")
        found = suggestions(readable(request.query_params.get("q", "")))
        return Response({"results": [{"text": one.text, "url": base + one.url, "type": one.kind} for one in found]})


def readable(text: str) -> str:
    """Return a text without what no page holds: control characters, halves of a sign."""
    return "".join(sign if sign.isprintable() else " " for sign in text[:10_000])


def _tell(hit: Hit) -> dict[str, Any]:
    document = hit.document
    return {
        "uuid": str(document.uuid),
        "type": document.kind,
        "product_number": document.product_number,
        "title": document.title,
        "url": document.full_url,
        "summary": document.summary,
        "snippet": "".join(piece.text for piece in hit.snippet),
        "snippet_html": _marked(hit.snippet),
        "score": round(hit.score.total, 4),
        "matched_on": list(hit.matched_on),
        "language": document.language,
    }


def _marked(pieces: Iterable[Piece]) -> str:
    """Return the only HTML there is in an answer: escaped text, and <mark> around what was looked for."""
    return "".join(f"<mark>{escape(one.text)}</mark>" if one.marked else escape(one.text) for one in pieces)


def _about(found: Results) -> dict[str, Any]:
    known = found.recognised
    return {
        "guessed": bool(found.corrected),
        "sure": found.sure,
        "corrected": [{"typed": typed, "meant": meant} for typed, meant in found.corrected],
        "recognised": {"type": str(known.what), "value": known.value, "places": list(known.places)} if known else None,
        "facets": _facets(found.facets),
        "engine": found.engine,
        "degraded": found.degraded,
    }


def _facets(facets: Facets) -> dict[str, list[dict[str, Any]]]:
    return {
        "theme": _counted(Theme, facets.themes),
        "audience": _counted(Audience, facets.audiences),
        "type": [{"slug": kind, "count": count} for kind, count in facets.kinds],
    }


def _counted(model: type[Theme] | type[Audience], counts: tuple[tuple[int, int], ...]) -> list[dict[str, Any]]:
    rows = model.objects.in_bulk([pk for pk, _count in counts]) if counts else {}
    told = ((rows[pk], count) for pk, count in counts if pk in rows)
    return [{"uuid": str(row.uuid), "slug": row.slug, "name": row.name, "count": count} for row, count in told]


def _pk(model: type[Theme] | type[Audience], text: str) -> int | None:
    """Return the primary key of the row named by UUID or slug; None when none is named."""
    if not text:
        return None
    row = model.objects.filter(named("", text)).values_list("pk", flat=True).first()
    return row or NO_ROW


urlpatterns = [
    path("search/", SearchView.as_view(), name="search"),
    path("search/suggest/", SuggestView.as_view(), name="search-suggest"),
]
