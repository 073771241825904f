"""What the site adds to Wagtail: links in rich text that cost one query however many there are."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.site.page_links import PageLinks


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Replace Wagtail's own handler of links to pages."""
    features.register_link_type(PageLinks)
