"""From a snapshot to the values of a page's fields."""

from integrations.ipdc.mapping.lookup import Lookup
from integrations.ipdc.mapping.page import FIELDS, page_values

__all__ = ["FIELDS", "Lookup", "page_values"]
