"""The products in the admin: registers, list, bulk actions, and what the form needs to be quick."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from catalogue.products.admin import AudienceAdmin, LifeEventAdmin, ThemeAdmin
from catalogue.products.approval import ProductViewSet
from catalogue.products.bulk.campaign import CAMPAIGN_ACTIONS
from catalogue.products.bulk.publish import CheckedPublish
from catalogue.products.listing.viewset import product_listing

SCRIPTS = ("products/counters.js",)
AFTER_WAGTAIL = 10  # a later registration replaces Wagtail's own action of the same type


@modeladmin_register
class SortingGroup(ModelAdminGroup):
    """By which products are sorted."""

    menu_label = _("Sorting")
    menu_icon = "tag"
    menu_order = 220
    items = (ThemeAdmin, AudienceAdmin, LifeEventAdmin)


@hooks.register("register_admin_viewset")
def products_list() -> list[Any]:
    """Serve the list of products, and the views of a product that differ from those of any page."""
    return [product_listing, ProductViewSet()]


hooks.register("register_bulk_action", CheckedPublish, order=AFTER_WAGTAIL)
for action in CAMPAIGN_ACTIONS:
    hooks.register("register_bulk_action", action, order=AFTER_WAGTAIL)


@hooks.register("insert_editor_js")
def scripts() -> str:
    """Load the counters and the live answer; the form works without them."""
    return format_html_join("", '<script defer src="{}"></script>', ((static(name),) for name in SCRIPTS))


@hooks.register("insert_global_admin_css")
def styles() -> str:
    """Load the style of both."""
    return format_html('<link rel="stylesheet" href="{}">', static("products/editor.css"))
