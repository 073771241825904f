"""Lists of live products: by letter, theme and audience, cut in pages, with plain links and a GET form."""

from dataclasses import dataclass
from functools import partial
from string import ascii_lowercase
from typing import TypeVar

from django.conf import settings
from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db.models import CharField, Count, F, Func, Q, QuerySet, Value
from django.db.models.functions import Left, Lower
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.query import PageQuerySet

from catalogue.organisation.remembering import remembered
from catalogue.products.addresses import site_path
from catalogue.products.models import Audience, ProductPage, Theme
from catalogue.products.models.classification import Classification

PAGE_SIZE = 50
OTHER = "0-9"
ACCENTED = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ"
PLAIN = "aaaaaaceeeeiiiinooooouuuuyy"
Kind = TypeVar("Kind", bound=Classification)


@dataclass(frozen=True, slots=True)
class Row:
    """One product in a list."""

    title: str
    summary: str
    path: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the alphabet and how many products begin with it."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ProductList:
    """What a list page shows: the rows of one page, and the choices that were and can be made."""

    rows: list[Row]
    page: PageOfRows
    letters: list[Letter]
    letter: str
    theme: Theme | None
    audience: Audience | None
    themes: list[Theme]
    audiences: list[Audience]

    @property
    def narrowed(self) -> bool:
        """Whether the reader chose a letter, a theme or an audience."""
        return bool(self.letter or self.theme or self.audience)

    @property
    def choosable(self) -> bool:
        """Whether the list is long enough (or already narrowed) to offer choices."""
        return self.narrowed or self.page.paginator.num_pages > 1


def shown_products() -> PageQuerySet:
    """Return the products that everyone may read, each once: live, not protected, no alias, in the language of now."""
    pages = ProductPage.objects.live().public().filter(alias_of__isnull=True)
    return pages.filter(locale__language_code=get_language() or settings.LANGUAGE_CODE)


def of_theme(theme: Theme) -> Q:
    """Match the products of a theme, main or further."""
    return Q(theme=theme) | Q(pk__in=ProductPage.more_themes.through.objects.filter(theme=theme).values("productpage"))


def of_audience(audience: Audience) -> Q:
    """Match the products for an audience."""
    return Q(pk__in=ProductPage.audiences.through.objects.filter(audience=audience).values("productpage"))


def product_list(
    request: HttpRequest, products: QuerySet[ProductPage], name: str, *, by_theme: bool = True, by_audience: bool = True
) -> ProductList:
    """Return the page of `products` that the address asks for; `name` tells this list from others.

    An unknown theme, audience, letter or page number is left out: an old link still shows a list.
    """
    themes = remembered(request, "themes", lambda: list(Theme.objects.all())) if by_theme else []
    audiences = remembered(request, "audiences", lambda: list(Audience.objects.all())) if by_audience else []
    theme = _chosen(themes, request.GET.get("theme", ""))
    audience = _chosen(audiences, request.GET.get("audience", ""))
    if theme:
        products = products.filter(of_theme(theme))
    if audience:
        products = products.filter(of_audience(audience))
    products = products.annotate(sort_key=_folded("title"))
    key = f"letters:{get_language()}:{name}:{theme.pk if theme else ''}:{audience.pk if audience else ''}"
    letters = remembered(request, key, partial(_letters, products))
    letter = request.GET.get("letter", "").lower()
    letter = letter if any(item.key == letter and item.count for item in letters) else ""
    page = _page(request, products, letters, letter)
    language = get_language() or settings.LANGUAGE_CODE
    rows = [Row(row["title"], row["description"], site_path(row["url_path"], language)) for row in page]
    return ProductList(rows, page, letters, letter, theme, audience, themes, audiences)


def _page(request: HttpRequest, products: QuerySet[ProductPage], letters: list[Letter], letter: str) -> PageOfRows:
    if letter == OTHER:
        products = products.exclude(sort_key__regex=r"^[a-z]")
    elif letter:
        products = products.filter(sort_key__startswith=letter)
    rows = products.order_by("sort_key", "pk").values("title", "description", "url_path")
    pages = Paginator(rows, PAGE_SIZE)
    pages.count = sum(item.count for item in letters if letter in ("", item.key))  # counted with the letters
    return pages.get_page(request.GET.get("page"))


def _chosen(items: list[Kind], slug: str) -> Kind | None:
    return next((item for item in items if item.slug == slug), None)


def _folded(field: str) -> Func:
    """Lower case without accents, so that “Één loket” stands at the E."""
    return Func(Lower(F(field)), Value(ACCENTED), Value(PLAIN), function="translate", output_field=CharField())


def _letters(products: QuerySet[ProductPage]) -> list[Letter]:
    counts = dict.fromkeys([*ascii_lowercase, OTHER], 0)
    first = products.order_by().annotate(first=Left("sort_key", 1)).values_list("first")
    for letter, count in first.annotate(Count("pk")):
        counts[letter if letter in counts else OTHER] += count
    return [Letter(key, key.upper(), count) for key, count in counts.items() if key != OTHER or count]
