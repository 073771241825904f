"""Which flows there are to begin: one rule for the list, the products, the API and whoever asks next."""

from wagtail.query import PageQuerySet

from catalogue.products.closed import is_closed
from journeys.flows.models import FlowPage


def startable() -> PageQuerySet:
    """Return the flows that everyone may begin by themselves, each once, by title: live, open, no part, no alias.

    An alias keeps its own address, as that of a product does, and stands in no list. In every language.
    """
    return FlowPage.objects.live().filter(~is_closed("path"), alias_of=None, is_part=False).order_by("title", "pk")
