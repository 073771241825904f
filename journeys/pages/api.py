"""Journeys: `/api/v1/journeys/`."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django_filters import CharFilter, FilterSet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.routers import SimpleRouter

from catalogue.organisation.api_channels import voice_of
from catalogue.organisation.api_filters import MomentFilter, RowFilter
from catalogue.organisation.api_freshness import Kept
from catalogue.products.api_removed import PagesReadOnly
from catalogue.products.closed import is_closed
from catalogue.responsibility import LoadedClimb
from journeys.pages.api_shown import JourneyShown, tell_journeys
from journeys.pages.models import JourneyPage

_kept: Kept[LoadedClimb] = Kept()


class JourneyFilter(FilterSet):
    """What a list of journeys can be narrowed by."""

    theme = RowFilter("theme", what="theme")
    audience = RowFilter("audiences", what="audience")
    life_event = RowFilter("life_events", what="life event")
    language = CharFilter("locale__language_code", max_length=20, help_text="For instance nl.")
    updated_since = MomentFilter("last_published_at", lookup_expr="gte", help_text="Published at or after this moment.")


@extend_schema_view(list=extend_schema(summary="List journeys"), retrieve=extend_schema(summary="One journey"))
class JourneyViewSet(PagesReadOnly):
    """What happens in a life, as steps over the city's pages. A removed journey is gone (410)."""

    serializer_class = JourneyShown
    filterset_class = JourneyFilter
    queryset = JourneyPage.objects.none()

    def get_queryset(self) -> QuerySet[JourneyPage]:
        """Return the journeys that everybody may read, in the editors' order."""
        pages = JourneyPage.objects.live().filter(alias_of=None).exclude(is_closed("path")).order_by("path")
        related = pages.select_related("locale", "theme", "responsible_service")
        return related.prefetch_related("audiences", "life_events")

    def represent(self, rows: Sequence[JourneyPage]) -> list[dict[str, Any]]:
        """Return what `JourneyShown` describes."""
        climb = _kept.get(self.freshness.version, LoadedClimb.load)
        return tell_journeys(rows, climb, voice_of(self.freshness).calendar)


router = SimpleRouter(use_regex_path=False)
router.register("journeys", JourneyViewSet, basename="journey")
urlpatterns = router.urls
