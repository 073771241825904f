"""Departments, exceptions to the opening hours, closing days, members."""

from django.utils.translation import gettext_lazy as _

from catalogue.organisation.admin.register import RegisterAdmin
from catalogue.organisation.models import CityHoliday, Department, OpeningException, ServiceMember


class DepartmentAdmin(RegisterAdmin):
    """The departments of the city."""

    model = Department
    menu_label = _("Departments")
    menu_icon = "group"
    base_url_path = "departementen"
    list_display = ("name", "service_count", "order", "active")
    list_filter = ("active",)
    list_export = ("uuid", "name", "slug", "description", "order", "active")
    search_fields = ("name", "description")
    inspect_view_fields = ("name", "slug", "description", "order", "active", "uuid")

    def get_queryset(self, request):  # type: ignore[no-untyped-def]  # noqa: D102
        from django.db.models import Count

        return super().get_queryset(request).annotate(services_number=Count("services"))

    def service_count(self, row: Department) -> int:
        """Return how many services it has."""
        return row.services_number  # type: ignore[attr-defined, no-any-return]

    service_count.short_description = _("services")  # type: ignore[attr-defined]
    service_count.admin_order_field = "services_number"  # type: ignore[attr-defined]


class OpeningExceptionAdmin(RegisterAdmin):
    """Days with other hours."""

    model = OpeningException
    menu_label = _("Other opening hours")
    menu_icon = "time"
    base_url_path = "afwijkende-uren"
    list_display = ("reason", "start", "end", "service", "channel", "opening_hours")
    list_select_related = ("service", "channel__service")
    list_filter = ("start", "service")
    list_export = ("start", "end", "service", "channel", "opening_hours", "reason")
    search_fields = ("reason", "service__name", "channel__label", "channel__value")
    ordering = ("-start",)
    inspect_view_fields = ("reason", "start", "end", "service", "channel", "opening_hours")


class CityHolidayAdmin(RegisterAdmin):
    """The city's own closing days."""

    model = CityHoliday
    menu_label = _("Closing days")
    menu_icon = "date"
    base_url_path = "sluitingsdagen"
    list_display = ("date", "name")
    list_filter = ("date",)
    list_export = ("date", "name")
    search_fields = ("name",)
    ordering = ("-date",)
    inspect_view_fields = ("date", "name")


class ServiceMemberAdmin(RegisterAdmin):
    """Who works for which service; it has no history and no export."""

    model = ServiceMember
    menu_label = _("Members")
    menu_icon = "user"
    base_url_path = "medewerkers"
    list_display = ("user", "service")
    list_select_related = ("user", "service")
    list_filter = ("service",)
    search_fields = ("user__username", "user__first_name", "user__last_name", "service__name")
    ordering = ("service__name", "user__username")
    inspect_view_enabled = False
    history_view_enabled = False
