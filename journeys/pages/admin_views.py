"""The journeys' own screens in the admin: publish together, and what is to be mended."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import policy_registry

from journeys.pages.models import JourneyPage
from journeys.pages.services import NotTogether, linked_drafts, publish_together
from journeys.pages.services.broken import broken_journeys_for


class TogetherView(WagtailAdminTemplateMixin, TemplateView):
    """Shows what would go out and what stands in the way; a POST publishes all of it or nothing."""

    template_name = "journeys/admin/together.html"
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may publish the journey."""
        self.journey = get_object_or_404(JourneyPage, pk=kwargs["pk"])
        if not self.journey.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return what the screen is."""
        return _("Publish together")

    def get_page_subtitle(self) -> str:
        """Return which journey."""
        return str(self.journey.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """List what would go out."""
        going = linked_drafts(self.journey, self.request.user)
        return super().get_context_data(
            journey=self.journey, going=going, may_go=not any(one.lacks for one in going), **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Publish."""
        try:
            pages = publish_together(self.journey, request.user)
        except NotTogether as error:
            messages.error(request, _("Nothing is published. %(reasons)s") % {"reasons": error})
            return redirect("journeys_together", pk=self.journey.pk)
        text = ngettext("%(number)d page is published.", "%(number)d pages are published.", len(pages))
        messages.success(request, text % {"number": len(pages)})
        return redirect("wagtailadmin_pages:edit", self.journey.pk)


class BrokenView(WagtailAdminTemplateMixin, TemplateView):
    """Steps whose page went away, of the journeys that the account may edit."""

    template_name = "journeys/admin/broken.html"
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may edit pages."""
        policy: Any = policy_registry.get_by_type(Page)
        if not policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return what the screen is."""
        return _("Findings in journeys")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here."""
        return [*super().get_breadcrumbs_items(), {"url": reverse("journeys_broken"), "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """List them."""
        return super().get_context_data(journeys=broken_journeys_for(self.request.user), **kwargs)
