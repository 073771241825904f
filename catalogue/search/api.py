"""`/api/v1/search/?q=`: what the search of the website finds, as data."""

from typing import Any

from django.urls import path
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.organisation.api_filters import named
from catalogue.organisation.api_views import PublicView, Shown
from catalogue.organisation.pagination import PageNumbers
from catalogue.products.models import Audience, Theme
from catalogue.search.finding import find
from catalogue.search.models import SearchDocument

NO_ROW = 0  # the primary key of nothing: narrowed to an unknown theme, the search finds nothing


class SearchResultShown(Shown):
    """One page that was found."""

    uuid = serializers.UUIDField()
    type = serializers.CharField(help_text="product, or another kind of page.")
    product_number = serializers.CharField(help_text="Empty for a page that is no product.")
    title = serializers.CharField()
    url = serializers.URLField()
    summary = serializers.CharField()
    language = serializers.CharField()


class SearchResultsShown(Shown):
    """One page of results, best first."""

    count = serializers.IntegerField()
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    guessed = serializers.BooleanField(help_text="No page holds these words; these hold words spelt like them.")
    results = SearchResultShown(many=True)


def _option(name: str, kind: type, words: str) -> OpenApiParameter:
    return OpenApiParameter(name, kind, description=words)


class SearchView(PublicView):
    """What the search of the website finds."""

    @extend_schema(
        operation_id="search",
        summary="Search",
        parameters=[
            _option("q", str, "What someone looks for. Any text will do; without a letter or digit nothing is found."),
            _option("page", int, "A page number within the results."),
            _option("page_size", int, "Number of results a page, 100 at most."),
            _option("theme", str, "Only pages of this theme: its UUID or its slug."),
            _option("audience", str, "Only pages for this audience: its UUID or its slug."),
            _option("language", str, "Only pages in this language, for instance nl."),
        ],
        responses=SearchResultsShown,
    )
    def get(self, request: Request) -> Response:
        """Return live pages with at least one of the words, those with all of them first."""
        asked = request.query_params
        pages = PageNumbers()
        number, size = pages.asked_for(request)
        found = find(
            asked.get("q", ""),
            page=number,
            page_size=size,
            theme=_pk(Theme, asked.get("theme", "")),
            audience=_pk(Audience, asked.get("audience", "")),
            language=asked.get("language", "").replace("\x00", "") or None,
        )
        rows = pages.take(found.items, found.total)
        response = pages.get_paginated_response([_tell(hit.document) for hit in rows])
        response.data["guessed"] = not found.sure
        return response


def _tell(document: SearchDocument) -> dict[str, Any]:
    return {
        "uuid": str(document.uuid),
        "type": document.kind,
        "product_number": document.product_number,
        "title": document.title,
        "url": document.full_url,
        "summary": document.summary,
        "language": document.language,
    }


def _pk(model: type[Theme] | type[Audience], text: str) -> int | None:
    """Return the primary key of the row named by UUID or slug; None when none is named."""
    if not text:
        return None
    row = model.objects.filter(named("", text.replace("\x00", ""))).values_list("pk", flat=True).first()
    return row or NO_ROW


urlpatterns = [path("search/", SearchView.as_view(), name="search")]
