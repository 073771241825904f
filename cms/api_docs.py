"""The API's own description: the OpenAPI document and a page to try it, both without any outside file."""

from functools import lru_cache
from typing import Any

from drf_spectacular.settings import spectacular_settings
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from catalogue.organisation.api_views import PublicView

NAMES = {
    "products": "product-list",
    "services": "service-list",
    "departments": "department-list",
    "channels": "channel-list",
    "themes": "theme-list",
    "audiences": "audience-list",
    "life-events": "life-event-list",
    "flows": "flow-list",
    "search": "search",
    "suggest": "search-suggest",
    "lookup": "lookup",
    "questions": "questions",
    "calls": "calls",
    "customers": "customers",
    "schema": "schema",
    "docs": "docs",
}


class RootView(PublicView):
    """Where everything is."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        """Return the address of every list."""
        return Response({name: reverse(f"api:{view}", request=request) for name, view in NAMES.items()})


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """Return the document; it only changes with the code, and making it takes a while."""
    return dict(spectacular_settings.DEFAULT_GENERATOR_CLASS().get_schema(request=None, public=True))


class SchemaView(SpectacularAPIView):
    """OpenAPI 3, as YAML or JSON."""

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return the document."""
        response = Response(document())
        response["Access-Control-Allow-Origin"] = "*"
        return response


class DocsView(SpectacularSwaggerSplitView):
    """The page to read and try the API: its script has an address of its own, so the strict CSP holds."""

    url_name = "api:schema"
    template_name = "organisation/api_docs.html"
