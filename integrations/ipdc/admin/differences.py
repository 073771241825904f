"""Where the city and the source disagree: both texts side by side, and two buttons."""

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import re_path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.views import InstanceSpecificView

from integrations.ipdc.admin.base import ImporterAdmin, ReadOnlyRows
from integrations.ipdc.models import FieldDifference
from integrations.ipdc.presenting import compared, field_label
from integrations.ipdc.services import accept_difference, refuse_difference
from integrations.ipdc.services.decide import AlreadyDecided


class DecidingRows(ReadOnlyRows):
    """Deciding is not editing: it has its own screen."""

    def user_can_decide(self, user: Any) -> bool:
        """Ask for the right to change differences."""
        return bool(self.user_has_specific_permission(user, self.get_perm_codename("change")))


class DifferenceButtons(ButtonHelper):
    """One button: look at both texts and decide."""

    def get_buttons_for_obj(self, obj: FieldDifference, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Return the button for what is still open."""
        if obj.state != FieldDifference.State.OPEN or not self.permission_helper.user_can_decide(self.request.user):
            return []
        return [
            {
                "url": self.url_helper.get_action_url("decide", quote(obj.pk)),
                "label": _("Compare and decide"),
                "title": _("Compare and decide"),
                "classname": self.finalise_classname(["button-secondary", *(kwargs.get("classnames_add") or [])]),
            }
        ]


class DecideView(InstanceSpecificView):
    """Shows both texts; takes theirs into a draft, or keeps ours."""

    page_title = gettext_lazy("Compare and decide")
    template_name = "ipdc/difference_decide.html"

    def check_action_permitted(self, user: Any) -> bool:
        """Ask for the right to decide."""
        return bool(self.permission_helper.user_can_decide(user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add both texts, with what differs marked."""
        ours, theirs = compared(self.instance.field, self.instance.ours, self.instance.theirs)
        label = field_label(self.instance.field)
        return super().get_context_data(ours=ours, theirs=theirs, label=label, page=self.instance.record.page, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Decide; somebody else may have been quicker."""
        page = self.instance.record.page
        if page is not None and not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        try:
            if request.POST.get("decision") == "accept":
                accept_difference(self.instance, request.user)
                messages.success(request, _("The text of the source is in the draft. Read it and publish the page."))
            else:
                refuse_difference(self.instance, request.user)
                messages.success(request, _("Our text stays."))
                return redirect(self.index_url)
        except AlreadyDecided:
            messages.warning(request, _("Somebody else decided this already."))
            return redirect(self.index_url)
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else self.index_url)


class DifferenceAdmin(ImporterAdmin):
    """Fields that the city changed, and then the source."""

    model = FieldDifference
    menu_label = gettext_lazy("Differences")
    menu_icon = "resubmit"
    base_url_path = "import-verschillen"
    permission_helper_class = DecidingRows
    button_helper_class = DifferenceButtons
    list_display = ("product", "label", "state", "created_at", "decided_by", "decided_at")
    list_filter = ("state", "field")
    list_select_related = ("record", "decided_by")
    list_export = ("product", "field", "state", "created_at", "decided_at")
    search_fields = ("record__title", "record__product_number")

    def product(self, row: FieldDifference) -> str:
        """Return number and title."""
        return str(row.record)

    product.short_description = gettext_lazy("product")  # type: ignore[attr-defined]
    product.admin_order_field = "record__title"  # type: ignore[attr-defined]

    def label(self, row: FieldDifference) -> str:
        """Return the field as the page's form names it."""
        return field_label(row.field)

    label.short_description = gettext_lazy("field")  # type: ignore[attr-defined]

    def decide_view(self, request: HttpRequest, instance_pk: str) -> HttpResponseBase:
        """Show or take the decision."""
        return DecideView.as_view(model_admin=self, instance_pk=instance_pk)(request)

    def get_admin_urls_for_registration(self) -> tuple[Any, ...]:
        """Add the address of the decision."""
        pattern = self.url_helper.get_action_url_pattern("decide")
        name = self.url_helper.get_action_url_name("decide")
        return (*super().get_admin_urls_for_registration(), re_path(pattern, self.decide_view, name=name))
