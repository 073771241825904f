"""The registers of guided questions: tables of places and their rows."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalogue.organisation.admin.register import RegisterAdmin
from journeys.flows.models import PlaceRow, PlaceTable


class PlaceTableAdmin(RegisterAdmin):
    """The tables that guided questions ask."""

    model = PlaceTable
    menu_label = _("Tables of places")
    menu_icon = "table"
    base_url_path = "plaatsentabellen"
    list_display = ("name", "slug", "place_count", "area_count")
    list_export = ("uuid", "name", "slug")
    search_fields = ("name", "slug")
    inspect_view_fields = ("name", "slug", "uuid")

    def get_queryset(self, request: HttpRequest) -> QuerySet[PlaceTable]:
        """Count the rows in the list's own query."""
        rows: QuerySet[PlaceTable] = super().get_queryset(request)
        return rows.annotate(places=Count("rows"), areas=Count("rows__area", distinct=True))

    def place_count(self, table: Any) -> int:
        """Return how many places it has."""
        return int(table.places)

    def area_count(self, table: Any) -> int:
        """Return how many areas those lie in."""
        return int(table.areas)

    place_count.short_description = _("places")  # type: ignore[attr-defined]
    place_count.admin_order_field = "places"  # type: ignore[attr-defined]
    area_count.short_description = _("areas")  # type: ignore[attr-defined]
    area_count.admin_order_field = "areas"  # type: ignore[attr-defined]


class PlaceRowAdmin(RegisterAdmin):
    """Their rows, to look one up, mend it, or take them all along."""

    model = PlaceRow
    menu_label = _("Places")
    menu_icon = "site"
    base_url_path = "plaatsen"
    list_display = ("name", "area", "table")
    list_select_related = ("table",)
    list_filter = ("table", "area")
    list_export = ("name", "area", "table")
    search_fields = ("name", "area", "folded")
    inspect_view_fields = ("name", "area", "table")
