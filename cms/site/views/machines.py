"""For machines: the sitemap of exactly the live pages, robots.txt, the icon."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.generic.base import RedirectView
from wagtail.models import Page

from catalogue.organisation.models import Department, Service
from catalogue.organisation.models.register import Register
from catalogue.products.addresses import canonical_url
from cms.site.frame import frame_of
from cms.site.public_page import public_page
from cms.site.views.classifications import AUDIENCES, LIFE_EVENTS, THEMES, with_products
from journeys.flows.models import FlowPage

Entry = tuple[str, datetime | None]
MOST = Sitemap.limit  # 50,000 addresses a file, says the protocol
OVERVIEWS = ("themes", "audiences", "life_events", "services", "departments")


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every address for search engines; too many for one file become an index of files."""
    pages = live_pages(request)
    files = -(-pages.count() // MOST)
    if files > 1:
        root = settings.CITY_BASE_URL.rstrip("/")
        parts = [f"{root}{reverse('site:sitemap_part', args=[n])}" for n in range(files + 1)]
        return render(request, "site/sitemap_index.xml", {"parts": parts}, content_type="application/xml")
    return _urlset(request, [*_page_entries(pages), *_register_entries()])


@public_page
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """List one part: 0 is the registers, the others are pages."""
    if number == 0:
        return _urlset(request, list(_register_entries()))
    entries = list(_page_entries(live_pages(request)[(number - 1) * MOST : number * MOST]))
    if not entries:
        raise Http404
    return _urlset(request, entries)


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers where not to go: what needs a login, forms, and searches."""
    closed = ["/beheer/", "/portal/", "/account/", "/vraag/", "/mijn-lijst/", reverse("site:search")]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    lines.append(f"Sitemap: {settings.CITY_BASE_URL.rstrip('/')}{reverse('site:sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class Favicon(RedirectView):
    """Browsers that ask for /favicon.ico get the drawing."""

    def get_redirect_url(self, *args: object, **kwargs: object) -> str:
        """Return its address with the version in it."""
        return static("site/favicon.svg")


def live_pages(request: HttpRequest) -> QuerySet[Page]:
    """Return the pages everyone may read: no alias, for its original is listed; no part of guided questions."""
    root = frame_of(request).site.root_page
    pages: QuerySet[Page] = Page.objects.live().public().descendant_of(root, inclusive=True)
    parts = FlowPage.objects.filter(is_part=True)
    return pages.filter(alias_of__isnull=True).exclude(pk__in=parts.values("pk")).order_by("path")


def _page_entries(pages: QuerySet[Page]) -> Iterator[Entry]:
    for url_path, language, changed in pages.values_list("url_path", "locale__language_code", "last_published_at"):
        yield canonical_url(url_path, language), changed


def _register_entries() -> Iterator[Entry]:
    root = settings.CITY_BASE_URL.rstrip("/")
    for name in OVERVIEWS:
        yield f"{root}{reverse(f'site:{name}')}", None
    rows: list[Register] = [*Service.objects.filter(active=True), *Department.objects.filter(active=True)]
    for kind in (THEMES, AUDIENCES, LIFE_EVENTS):
        rows += with_products(kind)
    for row in rows:
        yield f"{root}{row.get_absolute_url()}", None  # type: ignore[attr-defined]


def _urlset(request: HttpRequest, entries: list[Entry]) -> HttpResponse:
    return render(request, "site/sitemap.xml", {"entries": entries}, content_type="application/xml")
