"""The register of services, with the two steps of their own: merge and become the front desk."""

from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import re_path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.views import IndexView

from catalogue.organisation.admin.register import RegisterAdmin, RegisterDeleteView
from catalogue.organisation.admin.service_steps import FrontDeskView, MergeView
from catalogue.organisation.models import Service
from catalogue.organisation.services import uses_of


class ServiceButtons(ButtonHelper):
    """The usual buttons, and ours for who may change the row."""

    def get_buttons_for_obj(self, obj: Service, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Return the buttons that can do something with this service; in the list only the usual ones."""
        buttons: list[dict[str, Any]] = super().get_buttons_for_obj(obj, *args, **kwargs)
        if isinstance(self.view, IndexView) or not self.permission_helper.user_can_edit_obj(self.request.user, obj):
            return buttons
        if obj.active and not obj.is_front_desk:
            buttons.append(self._button("merge", obj, _("Merge"), _("Merge this service into another")))
            buttons.append(self._button("front_desk", obj, _("Make front desk"), _("Make this the front desk")))
        return buttons

    def _button(self, action: str, obj: Service, label: str, title: str) -> dict[str, Any]:
        return {
            "url": self.url_helper.get_action_url(action, quote(obj.pk)),
            "label": label,
            "title": title,
            "classname": self.finalise_classname(["button-secondary"]),
        }


class ServiceDeleteView(RegisterDeleteView):
    """Refuses at once, with numbers, and offers the merge."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what points to the service."""
        merge_url = self.url_helper.get_action_url("merge", self.pk_quoted)
        return super().get_context_data(uses=uses_of(self.instance), merge_url=merge_url, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Delete a service that nothing points to."""
        if self.instance.is_front_desk or uses_of(self.instance):
            return self.render_to_response(self.get_context_data(), status=409)
        return super().post(request, *args, **kwargs)


class ServiceAdmin(RegisterAdmin):
    """The teams that answer."""

    model = Service
    menu_label = gettext_lazy("Services")
    menu_icon = "clipboard-list"
    base_url_path = "diensten"
    list_display = ("name", "department", "working_days", "channel_count", "particulars")
    list_select_related = ("department",)
    list_filter = ("department", "active", "sensitive")
    list_export = (
        "uuid", "name", "slug", "department", "description", "promise", "is_front_desk", "sensitive", "active",
        "successor",
    )  # fmt: skip
    search_fields = ("name", "description", "department__name")
    inspect_view_fields = (
        "name", "slug", "department", "description", "promise", "is_front_desk", "sensitive", "active", "successor",
        "uuid",
    )  # fmt: skip
    button_helper_class = ServiceButtons
    delete_view_class = ServiceDeleteView
    delete_template_name = "organisation/service_delete.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Service]:
        """Count the channels in the list's own query."""
        rows: QuerySet[Service] = super().get_queryset(request)
        return rows.annotate(channels_number=Count("channels", filter=Q(channels__active=True)))

    def working_days(self, row: Service) -> int:
        """Return the promise."""
        return row.promise

    working_days.short_description = gettext_lazy("working days")  # type: ignore[attr-defined]
    working_days.admin_order_field = "promise"  # type: ignore[attr-defined]

    def channel_count(self, row: Service) -> int:
        """Return how many ways there are to reach it."""
        return row.channels_number  # type: ignore[attr-defined, no-any-return]

    channel_count.short_description = gettext_lazy("channels")  # type: ignore[attr-defined]
    channel_count.admin_order_field = "channels_number"  # type: ignore[attr-defined]

    def particulars(self, row: Service) -> str:
        """Return what sets this service apart, in words."""
        found = [
            _("front desk") if row.is_front_desk else "",
            _("sensitive") if row.sensitive else "",
            "" if row.active else _("no longer in use"),
        ]
        return ", ".join(word for word in found if word)

    particulars.short_description = gettext_lazy("particulars")  # type: ignore[attr-defined]

    def merge_view(self, request: HttpRequest, instance_pk: str) -> HttpResponseBase:
        """Show or do a merge."""
        return MergeView.as_view(model_admin=self, instance_pk=instance_pk)(request)

    def front_desk_view(self, request: HttpRequest, instance_pk: str) -> HttpResponseBase:
        """Show or do the move of the front desk."""
        return FrontDeskView.as_view(model_admin=self, instance_pk=instance_pk)(request)

    def get_admin_urls_for_registration(self) -> tuple[Any, ...]:
        """Add the addresses of the two steps."""
        helper = self.url_helper
        steps = (("merge", self.merge_view), ("front_desk", self.front_desk_view))
        return (
            *super().get_admin_urls_for_registration(),
            *(
                re_path(helper.get_action_url_pattern(name), view, name=helper.get_action_url_name(name))
                for name, view in steps
            ),
        )
