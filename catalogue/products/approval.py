"""Approving a page without opening it: what is not ready is said, not tried."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet

from catalogue.products.models import ProductPage
from catalogue.products.publication import in_words, missing_for_publication


class CheckedWorkflowAction(WorkflowActionView):
    """Wagtail's view, with the rules of publication before an approval."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Approve what is whole; send the approver to what is missing otherwise."""
        missing = missing_for_publication(self.object.get_latest_revision_as_object())
        if self.action_name != "approve" or not missing:
            return super().post(request, *args, **kwargs)
        text = _("“%(title)s” is not approved yet. %(reasons)s") % {
            "title": self.object.get_admin_display_title(),
            "reasons": in_words(missing),
        }
        messages.error(request, text)
        if request.headers.get("x-requested-with") != "XMLHttpRequest":
            return redirect(self.redirect_url)
        return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})  # type: ignore[no-any-return]


class CheckedPageViewSet(PageViewSet):
    """The admin's views of a page with rules of publication; register one for each such kind of page."""

    workflow_action_view_class = CheckedWorkflowAction


class ProductViewSet(CheckedPageViewSet):
    """The admin's views of a product."""

    model = ProductPage
