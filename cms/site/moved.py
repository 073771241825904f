"""Addresses where no page is (any more): a redirect in one hop, or 410 with what took its place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect

from catalogue.products.addresses import site_path
from catalogue.products.models import Tombstone
from catalogue.products.tombstones import living_successor, tombstone_for_path, tombstone_for_uuid


class MovedMiddleware(RedirectMiddleware):
    """Wagtail's redirects, as far as they lead somewhere; else the tombstone at this address."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Look further only where nothing was found."""
        if response.status_code != 404 or request.method not in {"GET", "HEAD"} or "\0" in request.path:
            return response
        answer: HttpResponse = super().process_response(request, response)
        to_nowhere = _leads_nowhere(request) if answer is not response else None
        if answer is not response and to_nowhere is None:
            return answer
        tombstone = tombstone_for_path(request.path) or _tombstone_of(to_nowhere)
        return gone(request, tombstone) if tombstone else response


def gone(request: HttpRequest, tombstone: Tombstone) -> HttpResponse:
    """Say that a page is gone, and name what took its place."""
    successor = living_successor(tombstone)
    context = {
        "tombstone": tombstone,
        "successor": successor,
        "successor_path": site_path(successor.url_path, successor.locale.language_code) if successor else "",
    }
    return render(request, "410.html", context, status=410)


def _leads_nowhere(request: HttpRequest) -> Redirect | None:
    """Return the redirect that Wagtail made here when a page moved, if that page is not live now."""
    path = Redirect.normalise_path(request.path)
    made = Redirect.objects.filter(old_path=path, automatically_created=True, redirect_page__live=False)
    return made.select_related("redirect_page").first()


def _tombstone_of(redirect: Redirect | None) -> Tombstone | None:
    if redirect is None:
        return None
    uuid = getattr(redirect.redirect_page.specific, "uuid", None)
    return tombstone_for_uuid(uuid) if uuid else None
