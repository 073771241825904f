"""The builder in the admin: its addresses, its place in the menu, and the ways to it from a page."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page

from journeys.flows.builder.drafts import CHANGED, REDONE, UNDONE
from journeys.flows.builder.urls import urlpatterns
from journeys.flows.builder.views.overview import may_build
from journeys.flows.models import FlowPage


@hooks.register("register_admin_urls")
def builder_urls() -> list[Any]:
    """Serve the screens."""
    return urlpatterns


class BuilderMenuItem(MenuItem):
    """For who may write pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return may_build(request.user)


@hooks.register("register_admin_menu_item")
def builder_menu() -> MenuItem:
    """Lead to the list of flows."""
    return BuilderMenuItem(
        _("Help to choose"), reverse("flow_builder_list"), name="flows", icon_name="list-ol", order=212
    )


def _button(page: Page, user: Any, priority: int) -> Iterator[Button]:
    if page.specific_class is FlowPage and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Build the questions"),
            reverse("flow_builder", args=[page.pk]),
            icon_name="list-ol",
            priority=priority,
        )


@hooks.register("register_page_listing_buttons")
def row_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Lead to the builder from a row of the explorer."""
    yield from _button(page, user, 10)


@hooks.register("register_page_header_buttons")
def header_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Lead to the builder from the head of a page's screens."""
    yield from _button(page, user, 5)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Say in a page's history what was done in the builder."""
    said = (
        (CHANGED, _("Changed in the builder")),
        (UNDONE, _("Undone in the builder")),
        (REDONE, _("Done again in the builder")),
    )
    for action, label in said:
        actions.register_action(action)(_formatter(label))


def _formatter(said: Any) -> type[LogFormatter]:
    class BuilderStep(LogFormatter):
        label = said

        def format_message(self, log_entry: Any) -> str:
            """Return what was done, in words."""
            return f"{said}: {log_entry.data.get('what', '')}"

    return BuilderStep


@hooks.register("insert_global_admin_css")
def styles() -> str:
    """Load the style, which the panel on a page's form has too."""
    return format_html('<link rel="stylesheet" href="{}">', static("flows/builder/builder.css"))
