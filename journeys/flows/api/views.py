"""Which flows there are, one whole, and the form of a flow as a file."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django_filters import CharFilter, FilterSet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.organisation.api_filters import RowFilter
from catalogue.organisation.api_views import PublicView
from catalogue.products.api_removed import PagesReadOnly
from journeys.flows.api.shown import FlowShown, FlowWholeShown
from journeys.flows.api.telling import tell_flows, tell_whole
from journeys.flows.models import FlowPage
from journeys.flows.schema import schema
from journeys.flows.services.loading import live_flow
from journeys.flows.services.starting import startable


def published_flows() -> QuerySet[FlowPage]:
    """Return the flows that everybody may start, with what the list says of them."""
    return startable().select_related("locale", "theme").prefetch_related("audiences")


class FlowFilter(FilterSet):
    """What a list of flows can be narrowed by."""

    theme = RowFilter("theme", what="theme")
    audience = RowFilter("audiences", what="audience")
    language = CharFilter("locale__language_code", max_length=20, help_text="For instance nl.")


@extend_schema_view(
    list=extend_schema(summary="List guided questions"),
    retrieve=extend_schema(summary="One flow of guided questions, whole", responses=FlowWholeShown),
)
class FlowViewSet(PagesReadOnly):
    """A few plain questions that end at what applies. A removed flow is gone (410).

    One flow comes with all its questions, outcomes and tables of places, so that a client can run it by itself: begin
    at `start`; after each answer the first rule that holds decides, then the chosen option, then `to`; an exit answers
    for the part it leaves. A test of a question that has no answer does not hold. Or let `/next/` do all that.
    """

    serializer_class = FlowShown
    filterset_class = FlowFilter
    queryset = FlowPage.objects.none()

    def get_queryset(self) -> QuerySet[FlowPage]:
        """Return the flows that everybody may start."""
        return published_flows()

    def represent(self, rows: Sequence[FlowPage]) -> list[dict[str, Any]]:
        """Return what `FlowShown` describes."""
        return tell_flows(rows)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one flow, whole."""
        page = self.get_object()
        flow = live_flow(page)
        if flow is None:
            raise Http404
        return Response(tell_whole(page, flow.definition))


class FileSchemaView(PublicView):
    """The form of a flow as a file."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        """Return the JSON Schema (draft 2020-12) of what editors export and import."""
        return Response(schema())
