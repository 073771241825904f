"""The register of channels."""

from django.utils.translation import gettext_lazy as _

from catalogue.organisation.admin.register import RegisterAdmin
from catalogue.organisation.models import Channel


class ChannelAdmin(RegisterAdmin):
    """Phone numbers, counters, forms and addresses."""

    model = Channel
    menu_label = _("Channels")
    menu_icon = "mail"
    base_url_path = "kanalen"
    list_display = ("name", "kind", "value", "service", "opening_hours", "order", "public", "active")
    list_select_related = ("service",)
    list_filter = ("kind", "public", "active", "service")
    list_export = ("uuid", "service", "kind", "label", "value", "opening_hours", "note", "order", "public", "active")
    search_fields = ("label", "value", "note", "service__name")
    ordering = ("service__name", "order")
    inspect_view_fields = (
        "service", "kind", "label", "value", "opening_hours", "note", "order", "public", "active", "uuid",
    )  # fmt: skip
    form_view_extra_js = ["organisation/opening-hours.js"]
    form_view_extra_css = ["organisation/admin.css"]

    def name(self, row: Channel) -> str:
        """Return the words people read, or the kind where there are none."""
        return row.label or row.get_kind_display()

    name.short_description = _("label")  # type: ignore[attr-defined]
    name.admin_order_field = "label"  # type: ignore[attr-defined]
