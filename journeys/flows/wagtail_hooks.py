"""Guided questions in the admin: the registers, and what keeps a part that others use."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from catalogue.products.approval import CheckedPageViewSet
from journeys.flows.admin import PlaceRowAdmin, PlaceTableAdmin
from journeys.flows.models import FlowPage
from journeys.flows.services.users import live_users

AWAY = {"delete", "unpublish"}


@modeladmin_register
class PlacesGroup(ModelAdminGroup):
    """The tables that guided questions ask."""

    menu_label = gettext_lazy("Places")
    menu_icon = "site"
    menu_order = 225
    items = (PlaceTableAdmin, PlaceRowAdmin)


class FlowViewSet(CheckedPageViewSet):
    """The admin's views of guided questions."""

    model = FlowPage


@hooks.register("register_admin_viewset")
def flow_views() -> list[Any]:
    """Serve the views of a flow that differ from those of any page."""
    return [FlowViewSet()]


@hooks.register("before_unpublish_page")
@hooks.register("before_delete_page")
def keep_a_part_in_use(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Refuse to take away what live flows ask within their own questions, also with the section above it."""
    return _refused(request, [page]) if request.method == "POST" else None


@hooks.register("before_bulk_action")
def keep_parts_in_use(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> Any:
    """Refuse the same for many pages at once."""
    if action_type not in AWAY:
        return None
    return _refused(request, [page for page in objects if isinstance(page, Page)])


def _refused(request: HttpRequest, pages: list[Page]) -> HttpResponseBase | None:
    going = {pk for page in pages for pk in page.get_descendants(inclusive=True).values_list("pk", flat=True)}
    for flow in FlowPage.objects.live().filter(pk__in=going):
        users = [user for user in live_users(flow.uuid) if user.pk not in going]
        if users:
            said = _("“%(part)s” stays: “%(flow)s” asks it within its own questions. Change that first.")
            messages.error(request, said % {"part": flow.title, "flow": users[0].title})
            return redirect("wagtailadmin_pages:edit", flow.pk)
    return None
