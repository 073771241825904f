"""Products, themes, audiences, life events: `/api/v1/products/`, `/themes/`, `/audiences/`, `/life-events/`.

Who answers for a product is added one layer up, in `catalogue.responsibility.api`.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django_filters import BooleanFilter, CharFilter, FilterSet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.routers import SimpleRouter

from catalogue.organisation.api import register_row
from catalogue.organisation.api_filters import MomentFilter, RowFilter
from catalogue.organisation.api_views import ReadOnly
from catalogue.products.api_product import LabelShown, ProductShown, published_products, tell_products
from catalogue.products.api_removed import PagesReadOnly
from catalogue.products.models import Audience, LifeEvent, ProductPage, Theme


class ProductFilter(FilterSet):
    """What a list of products can be narrowed by."""

    theme = RowFilter("theme", "more_themes", what="theme")
    audience = RowFilter("audiences", what="audience")
    life_event = RowFilter("life_events", what="life event")
    legally_required = BooleanFilter()
    language = CharFilter("locale__language_code", max_length=20, help_text="For instance nl.")
    product_number = CharFilter(max_length=64)
    updated_since = MomentFilter(
        "last_published_at",
        lookup_expr="gte",
        help_text="Published at or after this moment (2026-11-24 or 2026-11-24T09:00:00+01:00). A change of the "
        "service or its channels does not count: those have lists of their own.",
    )


@extend_schema_view(list=extend_schema(summary="List products"), retrieve=extend_schema(summary="One product"))
class ProductViewSet(PagesReadOnly):
    """What the city offers, ordered by title. A removed product is gone (410) and names what took its place."""

    serializer_class = ProductShown
    filterset_class = ProductFilter
    queryset = ProductPage.objects.none()

    def get_queryset(self) -> QuerySet[ProductPage]:
        """Return the products that everybody may read."""
        return published_products()

    def represent(self, rows: Sequence[ProductPage]) -> list[dict[str, Any]]:
        """Return what `ProductShown` describes."""
        return tell_products(rows)


class RegisterShown(LabelShown):
    """A row by which products are sorted, and the page about it."""

    url = serializers.URLField(help_text="The page about it.")
    description = serializers.CharField()
    ipdc_code = serializers.CharField(help_text="Its code in the Flemish catalogue. May be empty.")


class RegisterViewSet(ReadOnly):
    """What themes, audiences and life events share."""

    serializer_class = RegisterShown

    def represent(self, rows: Sequence[Any]) -> list[dict[str, Any]]:
        """Return what `RegisterShown` describes."""
        return [{**register_row(row), "ipdc_code": row.ipdc_code} for row in rows]


@extend_schema_view(list=extend_schema(summary="List themes"), retrieve=extend_schema(summary="One theme"))
class ThemeViewSet(RegisterViewSet):
    """The subjects of the website."""

    queryset = Theme.objects.order_by("order", "name", "pk")


@extend_schema_view(list=extend_schema(summary="List audiences"), retrieve=extend_schema(summary="One audience"))
class AudienceViewSet(RegisterViewSet):
    """For whom products are."""

    queryset = Audience.objects.order_by("order", "name", "pk")


@extend_schema_view(list=extend_schema(summary="List life events"), retrieve=extend_schema(summary="One life event"))
class LifeEventViewSet(RegisterViewSet):
    """What happens in a life that makes people need products."""

    queryset = LifeEvent.objects.order_by("order", "name", "pk")


router = SimpleRouter(use_regex_path=False)
router.register("themes", ThemeViewSet, basename="theme")
router.register("audiences", AudienceViewSet, basename="audience")
router.register("life-events", LifeEventViewSet, basename="life-event")
urlpatterns = router.urls
