"""Wagtail's pages: products and journeys the quick way, all others Wagtail's own."""

from django.http import HttpRequest, HttpResponse
from wagtail.views import serve as wagtail_serve

from cms.site.journey.loading import read_journey
from cms.site.product.loading import read_product
from cms.site.public_page import public_page


@public_page
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Show the page at `path`."""
    if request.method in {"GET", "HEAD"}:
        page = read_product(request, path) or read_journey(request, path)
        if page is not None:
            return page.serve(request)
    return wagtail_serve(request, path)
