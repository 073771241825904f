"""Wagtail's own page index (the admin's search box), filled in bulk.

Wagtail indexes at every save and then averages over the whole table: with thousands of pages that would
be most of an import. Inside `indexed_later` it waits; a run ends by indexing what it touched. The site's own
search is not concerned: it hears of every page in the transaction that publishes it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db.models.signals import post_save
from modelsearch.backends import get_search_backends_with_name
from modelsearch.signal_handlers import post_save_signal_handler

from catalogue.products.models import ProductPage

BATCH = 200


@contextmanager
def indexed_later() -> Iterator[None]:
    """Saving a product does not index it, in this process, for as long as this lasts."""
    post_save.disconnect(post_save_signal_handler, sender=ProductPage)
    try:
        yield
    finally:
        post_save.connect(post_save_signal_handler, sender=ProductPage)


def index(keys: Iterable[int]) -> None:
    """Index the products with these keys."""
    waiting = sorted(set(keys))
    for start in range(0, len(waiting), BATCH):
        pages = list(ProductPage.objects.filter(pk__in=waiting[start : start + BATCH]))
        for _name, backend in get_search_backends_with_name(with_auto_update=True):
            backend.add_bulk(ProductPage, pages)
