"""The flow at an address below its start page, or what became of it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import get_language
from wagtail.contrib.redirects.middleware import get_redirect

from catalogue.products.addresses import site_path
from catalogue.products.closed import is_closed
from catalogue.products.tombstones import tombstone_for_path
from cms.site.frame import frame_of
from cms.site.moved import gone
from cms.site.views.pages import serve
from journeys.flows.models import FlowPage


def flow_at(request: HttpRequest, where: str) -> FlowPage | None:
    """Return the live flow whose start page has this public path (`hulp/vergunning`), as far as everyone may see it."""
    path = frame_of(request).url_path_of(f"/{where.strip('/')}/")
    flows = FlowPage.objects.live().filter(url_path=path, locale__language_code=get_language() or "nl")
    found = flows.annotate(closed=is_closed("path")).select_related("locale", "responsible_service__department")
    page: FlowPage | None = found.first()
    return page if page is not None and not page.closed else None


def start_path(page: FlowPage) -> str:
    """Return the path of the start page."""
    return site_path(page.url_path, page.locale.language_code)


def instead(request: HttpRequest, where: str, part: str) -> HttpResponse | None:
    """Return where a flow that moved is now, its answers kept, or that it is gone; None when there never was one."""
    start = f"/{where.strip('/')}/"
    redirect = get_redirect(request, start.rstrip("/"))
    target = redirect.redirect_page.specific if redirect is not None and redirect.redirect_page else None
    if isinstance(target, FlowPage) and target.live:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{start_path(target)}{part}{f'?{query}' if query else ''}")
    tombstone = tombstone_for_path(start)
    return gone(request, tombstone) if tombstone else None


def not_a_flow(request: HttpRequest, where: str, part: str) -> HttpResponse:
    """Answer for an address below something that is no flow: another page may well be there."""
    answer = instead(request, where, part)
    if answer is not None:
        return answer
    if request.method not in {"GET", "HEAD"}:
        raise Http404
    return serve(request, f"{where}/{part}")
