"""The registers by which products are sorted."""

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from catalogue.organisation.admin.register import RegisterAdmin
from catalogue.products.models import Audience, LifeEvent, Theme
from catalogue.products.models.classification import Classification


class ClassificationAdmin(RegisterAdmin):
    """What themes, audiences and life events have in common."""

    menu_icon = "tag"
    list_display: tuple[str, ...] = ("name", "product_count", "order", "ipdc_code")
    list_filter: tuple[str, ...] = ("ipdc_code",)
    list_export: tuple[str, ...] = ("uuid", "name", "slug", "description", "order", "ipdc_code")
    search_fields = ("name", "description", "ipdc_code")
    inspect_view_fields: tuple[str, ...] = ("name", "slug", "description", "order", "ipdc_code", "uuid")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Classification]:
        """Count the products in the list's own query."""
        rows: QuerySet[Classification] = super().get_queryset(request)
        return rows.annotate(products_number=Count("products"))

    def product_count(self, row: Classification) -> int:
        """Return how many products it has."""
        return row.products_number  # type: ignore[attr-defined, no-any-return]

    product_count.short_description = _("products")  # type: ignore[attr-defined]
    product_count.admin_order_field = "products_number"  # type: ignore[attr-defined]


class ThemeAdmin(ClassificationAdmin):
    """The subjects of the website."""

    model = Theme
    menu_label = _("Themes")
    base_url_path = "themas"
    list_display = (*ClassificationAdmin.list_display, "service")
    list_select_related = ("service",)
    list_filter = ("service",)
    list_export = (*ClassificationAdmin.list_export, "service")
    inspect_view_fields = (*ClassificationAdmin.inspect_view_fields, "service")


class AudienceAdmin(ClassificationAdmin):
    """For whom products are."""

    model = Audience
    menu_label = _("Audiences")
    menu_icon = "user"
    base_url_path = "doelgroepen"


class LifeEventAdmin(ClassificationAdmin):
    """What happens in a life."""

    model = LifeEvent
    menu_label = _("Life events")
    menu_icon = "calendar-alt"
    base_url_path = "levensgebeurtenissen"
