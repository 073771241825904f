"""The list of products under its own address and menu item."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.pages import PageListingViewSet

from catalogue.products.listing.filters import ProductFilterSet
from catalogue.products.listing.views import COLUMNS, ProductIndexView
from catalogue.products.models import ProductPage


class ProductListing(PageListingViewSet):
    """A flat list of all products, with drafts for who may see them."""

    model = ProductPage
    icon = "doc-full"
    menu_label = _("Products")
    menu_order = 110
    add_to_admin_menu = True
    index_view_class = ProductIndexView
    columns = COLUMNS
    filterset_class = ProductFilterSet
    list_export = ProductIndexView.list_export
    export_headings = ProductIndexView.export_headings
    export_filename = "producten"
    ordering = "title"
    list_per_page = 50


product_listing = ProductListing("products", url_prefix="producten")
