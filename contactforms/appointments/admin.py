"""The register of bookable hours: each service's calendar, kept by editors."""

from django.utils.translation import gettext_lazy as _

from catalogue.organisation.admin.register import RegisterAdmin
from contactforms.appointments.models import BookableHours


class BookableHoursAdmin(RegisterAdmin):
    """When a service can be booked, how long one appointment takes, and how many at a time."""

    model = BookableHours
    menu_label = _("Bookable hours")
    menu_icon = "calendar-alt"
    menu_order = 235
    base_url_path = "boekbare-uren"
    list_display = ("service", "way", "hours", "slot_minutes", "capacity", "active")
    list_select_related = ("service",)
    list_filter = ("way", "active", "service")
    list_export = ("uuid", "service", "way", "place", "hours", "slot_minutes", "capacity", "notice_hours", "active")
    search_fields = ("service__name", "place")
    ordering = ("service__name",)
    inspect_view_fields = (
        "service", "way", "place", "hours", "slot_minutes", "capacity", "notice_hours", "active", "uuid",
    )  # fmt: skip
    form_view_extra_js = ["organisation/opening-hours.js"]
    form_view_extra_css = ["organisation/admin.css"]
