"""What the site adds to Wagtail: quick links in rich text, the register of removed pages, best bets in our words."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.contrib.search_promotions.forms import QueryForm
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail_modeladmin.options import modeladmin_register

from cms.site.page_links import PageLinks
from cms.site.tombstone_admin import TombstoneAdmin

modeladmin_register(TombstoneAdmin)


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Replace Wagtail's own handler of links to pages."""
    features.register_link_type(PageLinks)


# Wagtail's own words ask for an exact match; ours is kinder, see `catalogue.search.promoted`.
QueryForm.base_fields["query_string"].help_text = _(
    "One word, or a few words. A single word must be all that someone types; of a few words each must be in the "
    "question, in any form and order. Typing errors are understood."
)


@hooks.register("construct_reports_menu")
def no_search_terms(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's list of search terms: nothing is written there, the search desk counts them."""
    items[:] = [item for item in items if item.name != "search-terms"]
