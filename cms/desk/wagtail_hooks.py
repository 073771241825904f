"""The start screen of the admin, and who answers for a page on its form."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.views.home import LockedPagesPanel
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.desk.journeys import JourneysPanel
from cms.desk.panels import CampaignPanel, WorkPanel
from cms.desk.who_answers import who_answers_view

LAST = 1000
PAGE_WORK = ("add", "change", "publish")


@hooks.register("construct_homepage_panels")
def start_screen(request: HttpRequest, panels: list[Any]) -> None:
    """Put the work of editors first; locked pages show in the lists themselves."""
    panels[:] = [panel for panel in panels if not isinstance(panel, LockedPagesPanel)]
    if policy_registry.get_by_type(Page).user_has_any_permission(request.user, PAGE_WORK):
        panels += [WorkPanel(), JourneysPanel(), CampaignPanel()]


@hooks.register("construct_homepage_summary_items", order=LAST)
def no_summary(request: HttpRequest, items: list[Any]) -> None:
    """Leave out how many pictures and documents there are: nobody has to do anything about it."""
    items.clear()


@hooks.register("register_admin_urls")
def who_answers_url() -> list[Any]:
    """Serve the answer that the form of a page asks for."""
    return [path("wie-antwoordt/", who_answers_view, name="who_answers")]


@hooks.register("insert_editor_js")
def editor_script() -> SafeString:
    """Load the live answer; without it a save shows it. The words of the counters come along."""
    words = {"left": _("% characters left"), "over": _("% characters too many")}
    return format_html(
        '{}<script defer src="{}"></script>', json_script(words, "counter-words"), static("desk/who-answers.js")
    )
