"""The form of a product, in tabs that follow the product; the model carries it."""

from wagtail.admin.panels import ObjectList, TabbedInterface

from catalogue.products.panels.core import CORE
from catalogue.products.panels.keeping import KEEPING, SETTINGS
from catalogue.products.panels.money import MONEY
from catalogue.products.panels.people import PEOPLE
from catalogue.products.panels.sorting import SORTING
from catalogue.products.panels.steps import STEPS
from catalogue.products.panels.words import PRODUCT_TABS


def product_tabs() -> TabbedInterface:
    """Return the edit handler of a product."""
    panels = (CORE, STEPS, MONEY, PEOPLE, SORTING, KEEPING, SETTINGS)
    return TabbedInterface(
        [ObjectList(list(panel), heading=heading) for panel, heading in zip(panels, PRODUCT_TABS, strict=True)]
    )


__all__ = ["product_tabs"]
