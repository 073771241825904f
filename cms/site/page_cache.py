"""Keep public pages for a minute, and tell browsers when theirs is still good.

Only views marked `public_page` and readers without a session are served from here. The key holds the content
version, so that a changed phone number is on the next page served; the minute is for “open now”. What carries
a cookie, a form token or a nonce is one reader's own and is never kept.
"""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import get_language

from catalogue.organisation.remembering import version_of
from journeys.pages.following import PARAMETER, followed

KEEP_SECONDS = 60
LONGEST_QUERY = 200
MESSAGES_COOKIE = "messages"


class PageCacheMiddleware:
    """Answer public pages from the cache; the last of the middleware, so that headers and logs are as always."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the view answer (or `process_view` in its place), and keep a fresh answer."""
        response = self.get_response(request)
        key: str | None = getattr(request, "_page_key", None)
        if key is None:
            return response
        if may_be_kept(request, response):
            body = response.content
            digest = hashlib.blake2b(body, digest_size=12).hexdigest()
            kept = (body, response["Content-Type"], digest, int(datetime.now(UTC).timestamp()))
            cache.set(key, kept, KEEP_SECONDS)
            return _answer(request, *kept)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer from the cache when this page is there."""
        if not getattr(view, "public_page", False) or not is_anybodys(request):
            return None
        key = key_of(request)
        kept = cache.get(key)
        if kept is not None:
            return _answer(request, *kept)
        request._page_key = key  # type: ignore[attr-defined]
        return None


def is_anybodys(request: HttpRequest) -> bool:
    """Tell whether this request says nothing about who asks: a plain read, no session, no message waiting.

    Which journey someone follows is part of the address.
    """
    return (
        request.method in {"GET", "HEAD"}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and MESSAGES_COOKIE not in request.COOKIES
        and "Authorization" not in request.headers
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
        and (PARAMETER not in request.GET or followed(request) is not None)  # made up ones must not fill the cache
    )


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Tell whether an answer is the same for everyone."""
    if isinstance(response, TemplateResponse) and not response.is_rendered:
        response.render()
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")  # a form token was written into it
        and not getattr(request, "_csp_nonce", None)
        and not request.session.modified
    )


def key_of(request: HttpRequest) -> str:
    """Return the key of a page: content version, language, host and full path."""
    address = f"{request.get_host()}{request.get_full_path()}".encode()
    digest = hashlib.blake2b(address, digest_size=16).hexdigest()
    return f"{version_of(request)}:page:{get_language()}:{request.scheme}:{digest}"


def _answer(request: HttpRequest, body: bytes, content_type: str, digest: str, kept_at: int) -> HttpResponse:
    etag = f'"{digest}"'
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(kept_at)
    # Browsers ask every time, so that what they show is never older than the content; a 304 is cheap.
    response["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=etag, last_modified=kept_at, response=response) or response
