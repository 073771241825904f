"""Tables of the catalogue."""

from catalogue.products.models.classification import Audience, LifeEvent, Theme
from catalogue.products.models.content_page import CatalogueSection, ContentPage, PageException
from catalogue.products.models.product_page import ProductPage, ProductType
from catalogue.products.models.rewriting import RewriteStatus
from catalogue.products.models.tombstone import Tombstone

__all__ = [
    "Audience",
    "CatalogueSection",
    "ContentPage",
    "LifeEvent",
    "PageException",
    "ProductPage",
    "ProductType",
    "RewriteStatus",
    "Theme",
    "Tombstone",
]
