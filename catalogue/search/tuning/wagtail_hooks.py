"""The search desk in the admin, under one menu."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from catalogue.search.tuning import desk, preview
from catalogue.search.tuning.admin import undo
from catalogue.search.tuning.admin.registers import SynonymAdmin, WordRuleAdmin
from catalogue.search.tuning.rights import DESK

# Screens of others that belong here: route, label, icon, right. Left out where the route is not installed.
BESIDE = (
    ("search_desk", _("What people look for"), "search", DESK),
    ("search_try", _("Try a query"), "view", DESK),
    ("search_judging", _("Judgements"), "tick", DESK),
    ("wagtailsearchpromotions:index", _("Best bets"), "pick", "wagtailsearchpromotions.change_searchpromotion"),
)


class SearchMenuItem(MenuItem):
    """A screen, for who has the right."""

    def __init__(self, *args: Any, right: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return request.user.has_perm(self.right)  # type: ignore[no-any-return]


@modeladmin_register
class SearchGroup(ModelAdminGroup):
    """What editors do for the search."""

    menu_label = _("Search tuning")
    menu_icon = "search"
    menu_order = 225
    items = (SynonymAdmin, WordRuleAdmin)

    def get_submenu_items(self) -> list[MenuItem]:
        """Put the screens around the registers."""
        items: list[MenuItem] = super().get_submenu_items()
        for order, (route, label, icon, right) in enumerate(BESIDE):
            try:
                address = reverse(route)
            except NoReverseMatch:
                continue
            place = order * 10  # the registers stand at 1 and 2, after the list of queries
            items.append(
                SearchMenuItem(label, address, name=route.replace(":", "-"), icon_name=icon, order=place, right=right)
            )
        return items


@hooks.register("register_admin_urls")
def search_urls() -> list[Any]:
    """Serve the desk and what the registers need."""
    return [
        path("zoeken/", desk.desk, name="search_desk"),
        path("zoeken/csv/", desk.export, name="search_desk_export"),
        path("zoeken/voorbeeld/<slug:kind>/", preview.preview_fragment, name="search_preview"),
        path("zoeken/verwijderd/<slug:kind>/", undo.deleted, name="search_deleted"),
        path("zoeken/terugzetten/<slug:kind>/<int:record>/", undo.put_back, name="search_put_back"),
    ]


@hooks.register("insert_global_admin_css")
def styles() -> str:
    """Load the style of the desk."""
    return format_html('<link rel="stylesheet" href="{}">', static("searchtuning/desk.css"))


@hooks.register("insert_editor_js")
def scripts() -> str:
    """Let a ticked query stand in the keywords at once; the save does it too."""
    return format_html('<script defer src="{}"></script>', static("searchtuning/found-by.js"))
