"""Read a product page for a reader in two queries, whatever belongs to it.

Wagtail's own way down the tree costs two queries a level, and every list on the page one more. Here one query
reads the pages of the address, a second the product with its lists as JSON. What is not a product that
everyone may read is left to Wagtail.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from catalogue.organisation.models import Channel
from catalogue.products.closed import is_closed
from catalogue.products.models import Audience, LifeEvent, ProductPage, Theme
from cms.site.frame import frame_of

Kind = TypeVar("Kind", bound=Page)
# The lists of a product and what of their rows a reader sees (or sorting needs).
LISTS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "more_themes": (Theme, ("id", "name", "slug", "order")),
    "audiences": (Audience, ("id", "uuid", "name", "slug", "order")),
    "life_events": (LifeEvent, ("id", "name", "slug", "order")),
    "channels": (Channel, ("id", "order")),
}


def read_product(request: HttpRequest, path: str) -> ProductPage | None:
    """Return the product at a public path (`producten/paspoort/`) as far as everyone may read it."""
    pages = pages_at(request, path)
    if not pages or pages[-1].cached_content_type.model != "productpage":
        return None
    return with_way(_product(pages[-1].pk), pages)


def with_way(page: Kind | None, pages: list[Any]) -> Kind | None:
    """Return the page read for the last of `pages`, with its language and the way to it."""
    if page is not None:
        page.locale = pages[-1].locale
        page.ancestors_read = [ancestor for ancestor in pages[:-1] if ancestor.live]  # type: ignore[attr-defined]
    return page


def pages_at(request: HttpRequest, path: str) -> list[Any]:
    """Return the pages on the way to `path`, itself last; nothing unless everyone may read it in this language.

    Asked again in the same request, it is not read again.
    """
    kept: tuple[str, list[Any]] | None = getattr(request, "_pages_at", None)
    if kept is None or kept[0] != path:
        kept = request._pages_at = (path, _pages_of(request, path))  # type: ignore[attr-defined]
    pages = kept[1]
    if not pages or pages[-1].closed or not pages[-1].live or pages[-1].locale.language_code != get_language():
        return []
    return pages


def _pages_of(request: HttpRequest, path: str) -> list[Any]:
    """Return the pages that the parts of `path` stand for, from below the root; nothing when one is missing."""
    parts = [part for part in path.split("/") if part]
    paths = [frame_of(request).url_path_of(f"/{'/'.join(parts[:n])}/") for n in range(1, len(parts) + 1)]
    if len(paths) < 2:  # a product is never right below the home page
        return []
    found = {page.url_path: page for page in _pages().filter(url_path__in=paths)}
    return [found[p] for p in paths] if len(found) == len(paths) else []


@cache  # a query is put together in a third of the time that it takes
def _pages() -> Any:
    return Page.objects.annotate(closed=is_closed("path")).select_related("locale").defer_streamfields()


def _product(pk: int) -> ProductPage | None:
    return with_lists(ProductPage, pk, LISTS)


def with_lists(kind: type[Kind], pk: int, names: Iterable[str]) -> Kind | None:
    """Return this page with the named lists, its theme and its service, in one query."""
    page: Any = _listing(kind, tuple(names)).filter(pk=pk).first()  # type: ignore[arg-type]  # classes are hashable
    if page is not None:
        for name in names:
            getattr(page, name).set([_row_of(LISTS[name][0], row) for row in getattr(page, f"{name}_read")])
    return page  # type: ignore[no-any-return]


@cache
def _listing(kind: type[Page], names: tuple[str, ...]) -> Any:
    lists = {f"{name}_read": _rows(kind, name) for name in names}
    return kind.objects.select_related("theme", "responsible_service__department").annotate(**lists)


def _row_of(model: type[Model], values: dict[str, Any]) -> Model:
    meta: Any = model._meta
    return model(**{name: meta.get_field(name).to_python(value) for name, value in values.items()})


def _rows(kind: type[Page], name: str) -> Subquery:
    """Return the rows of one list as JSON objects."""
    model, fields = LISTS[name]
    through = getattr(kind, name).through
    related = model._meta.model_name
    rows = through.objects.filter(**{str(kind._meta.model_name): OuterRef("pk")})
    return ArraySubquery(rows.values(row=JSONObject(**{field: f"{related}__{field}" for field in fields})))
