"""A field for opening hours that shows, below it, the week that it means."""

from typing import Any

from wagtail.admin.panels import FieldPanel


class OpeningHoursPanel(FieldPanel):
    """The field, the week in words, and a button that shows it where there is no JavaScript."""

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "organisation/opening_hours_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the week of the value in the form."""
            from catalogue.organisation.hours_preview import preview

            context: dict[str, Any] = super().get_context_data(parent_context)
            value = str(self.bound_field.value() or "") if self.bound_field else ""
            return {**context, **preview(value), "exceptions": self._exceptions()}

        def _exceptions(self) -> list[Any]:
            """Return what overrules these hours from today on, for a channel that exists."""
            from django.utils import timezone

            from catalogue.organisation.models import Channel, OpeningException

            if not isinstance(self.instance, Channel) or self.instance.pk is None:
                return []
            rows = OpeningException.objects.filter(end__gte=timezone.localdate())
            own = rows.filter(channel=self.instance)
            service = rows.filter(channel__isnull=True, service=self.instance.service_id)
            city = rows.filter(channel__isnull=True, service__isnull=True)
            return list((own | service | city).order_by("start")[:6])
