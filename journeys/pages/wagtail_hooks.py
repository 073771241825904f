"""The journeys in the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.products.approval import CheckedPageViewSet
from journeys.pages.admin_views import BrokenView, TogetherView
from journeys.pages.models import JourneyPage

AFTER_PUBLISH = 25


class JourneyViewSet(CheckedPageViewSet):
    """The admin's views of a journey."""

    model = JourneyPage


@hooks.register("register_admin_viewset")
def journey_views() -> JourneyViewSet:
    """Ask the rules of publication before an approval."""
    return JourneyViewSet()


@hooks.register("register_admin_urls")
def journey_urls() -> list[Any]:
    """Serve the screens."""
    return [
        path("klantreizen/<int:pk>/samen-publiceren/", TogetherView.as_view(), name="journeys_together"),
        path("klantreizen/bevindingen/", BrokenView.as_view(), name="journeys_broken"),
    ]


@hooks.register("register_page_header_buttons")
def together_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer, on a journey, to publish it with its drafts."""
    if page.content_type.model != "journeypage" or not page.permissions_for_user(user).can_publish():
        return
    url = reverse("journeys_together", args=[page.pk])
    yield Button(_("Publish with its drafts"), url=url, icon_name="upload", priority=AFTER_PUBLISH)


class BrokenMenuItem(MenuItem):
    """For who may edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the account sees it."""
        policy: Any = policy_registry.get_by_type(Page)
        return bool(policy.user_has_permission(request.user, "change"))


@hooks.register("register_reports_menu_item")
def broken_menu_item() -> MenuItem:
    """List the findings among the reports."""
    label = gettext_lazy("Findings in journeys")
    return BrokenMenuItem(label, reverse("journeys_broken"), name="journeys-broken", icon_name="warning", order=650)


@hooks.register("insert_global_admin_css")
def journey_styles() -> str:
    """Load the style of the findings."""
    return format_html('<link rel="stylesheet" href="{}">', static("journeys/admin.css"))
