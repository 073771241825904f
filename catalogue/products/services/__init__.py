"""Use cases of the products."""

from catalogue.products.services.everywhere import write_everywhere
from catalogue.products.services.rehome import rehome

__all__ = ["rehome", "write_everywhere"]
