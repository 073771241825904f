"""Fetches one page of a feed; only from a host that the user named."""

import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urldefrag, urlsplit

from django.utils.translation import gettext_lazy as _

from integrations.ipdc.reading.errors import Unreadable

TIMEOUT_SECONDS = 30
LARGEST_PAGE_BYTES = 64 * 1024 * 1024
ATTEMPTS = 3
ACCEPT = "application/ld+json, application/json;q=0.9, application/n-triples;q=0.8, text/turtle;q=0.7"
_PASSING = {429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a page and the address they finally came from."""

    data: bytes
    address: str


def is_url(source: str) -> bool:
    """Whether a source is fetched (http, https) instead of opened."""
    return urlsplit(source).scheme.lower() in {"http", "https"} and bool(urlsplit(source).hostname)


def host_of(address: str) -> str:
    """Host and port, as compared with what the user named."""
    parts = urlsplit(address)
    try:
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme.lower(), 0)
    except ValueError:
        port = 0
    return f"{(parts.hostname or '').lower()}:{port}"


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect within the host, refuses one that leaves it."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        if not is_url(newurl) or urlsplit(newurl).hostname != urlsplit(req.full_url).hostname:
            raise Unreadable(_("the server sends us on to %(address)s, which you did not name"), address=newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str, *, pause_seconds: float = 1.0) -> Fetched:
    """Get one page, trying again when the server is busy. Raises `Unreadable` with the reason."""
    opener = urllib.request.build_opener(_SameHost)
    request = urllib.request.Request(urldefrag(address).url, headers={"Accept": ACCEPT})
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with opener.open(request, timeout=TIMEOUT_SECONDS) as response:
                data = response.read(LARGEST_PAGE_BYTES + 1)
                final = response.geturl()
            if len(data) > LARGEST_PAGE_BYTES:
                raise Unreadable(_("the page is larger than %(limit)d MB"), limit=LARGEST_PAGE_BYTES >> 20)
            return Fetched(data, final)
        except urllib.error.HTTPError as error:
            if error.code not in _PASSING or attempt == ATTEMPTS:
                raise Unreadable(_("the server answers %(code)d"), code=error.code) from error
        except (OSError, HTTPException, ValueError) as error:
            if attempt == ATTEMPTS:
                raise Unreadable(_("no connection (%(error)s)"), error=str(error)[:200]) from error
        time.sleep(pause_seconds * attempt)
    raise AssertionError("unreachable: the last attempt returns or raises")
