"""What the site adds to Wagtail: quick links in rich text, and the register of removed pages."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail_modeladmin.options import modeladmin_register

from cms.site.page_links import PageLinks
from cms.site.tombstone_admin import TombstoneAdmin

modeladmin_register(TombstoneAdmin)


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Replace Wagtail's own handler of links to pages."""
    features.register_link_type(PageLinks)
