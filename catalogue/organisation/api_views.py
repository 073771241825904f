"""What every address of the public API shares: caching, sharing with other websites, one form of list."""

from collections.abc import Sequence
from typing import Any

from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from rest_framework.exceptions import NotFound
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from catalogue.organisation.api_freshness import Freshness, freshness
from catalogue.organisation.problems import Unchanged

CROSS_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Retry-After",
}


class OpenPost(APIView):
    """Takes what any website sends for its visitors: there is no login here whose rights it could borrow."""

    sent_headers = "Content-Type"

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        """Let browsers on other websites read the answer, and let nobody keep it."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Methods"] = "POST, OPTIONS"
        response["Access-Control-Allow-Headers"] = self.sent_headers
        response["Access-Control-Expose-Headers"] = "Retry-After"
        response["Cache-Control"] = "no-store"
        return response


class PublicView(APIView):
    """Readable by every website; answers 304 (after one query) while nothing changed."""

    _fresh: Freshness | None = None

    @property
    def freshness(self) -> Freshness:
        """The version of the content that this request tells about."""
        if self._fresh is None:
            self._fresh = freshness()
        return self._fresh

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Check, as always, and then whether the client has this answer already."""
        super().initial(request, *args, **kwargs)
        if request.method not in {"GET", "HEAD"}:
            return
        fresh = self.freshness
        found = get_conditional_response(request._request, etag=fresh.etag(request), last_modified=fresh.last_modified)
        if found is not None:
            raise Unchanged(found.status_code)

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        """Add the headers for caches and other websites."""
        response = super().finalize_response(request, response, *args, **kwargs)
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            for name, value in CROSS_ORIGIN.items():
                response.headers.setdefault(name, value)
        if self._fresh is not None and response.status_code in {200, 304}:
            response["ETag"] = self._fresh.etag(request)
            response["Last-Modified"] = http_date(self._fresh.last_modified)
            response["Cache-Control"] = "public, no-cache"  # keep it, and ask before using it
        patch_vary_headers(response, ["Accept"])
        return response


class Shown(Serializer):
    """Describes an answer in the schema; the rows themselves come as ready dictionaries."""

    def to_representation(self, instance: Any) -> Any:
        """Return the row as it is."""
        return instance


class RowView(PublicView, GenericAPIView):
    """A view whose rows `represent` turns into what `serializer_class` describes."""

    def represent(self, rows: Sequence[Any]) -> list[dict[str, Any]]:
        """Return the rows as the world sees them; many at once, so that they share their queries."""
        raise NotImplementedError


class ReadOnly(RowView, GenericViewSet):
    """A list and a detail by UUID."""

    lookup_field = "uuid"
    lookup_value_converter = "uuid"

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one page of the list."""
        rows = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.represent(rows or []))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one row."""
        return Response(self.represent([self.get_object()])[0])


class NoSuchAddress(PublicView):
    """Every other address below the API: a problem, as everywhere in it, and no page of the website."""

    schema = None  # in no document. (`extend_schema` would load the schema class, which needs this module.)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say that nothing is here, whatever the method."""
        APIView.initial(self, request, *args, **kwargs)
        raise NotFound

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Never reached; other methods are refused the same way."""
        raise NotFound

    post = put = patch = delete = get
