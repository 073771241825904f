"""From which address a request comes, with proxies in between; only ever used as a keyed hash."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def client_address(request: HttpRequest) -> str:
    """Return the sender's address: the last one that none of our own proxies wrote.

    `TRUSTED_PROXY_COUNT` says how many proxies of ours stand in front; each adds an address at the end of
    X-Forwarded-For. What stands before those can be made up by anyone and is not believed.
    """
    remote = str(request.META.get("REMOTE_ADDR", ""))
    count = settings.TRUSTED_PROXY_COUNT
    if count < 1:
        return remote
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    return forwarded[-min(count, len(forwarded))] if forwarded else remote


def sender_mark(request: HttpRequest) -> str:
    """Return a keyed hash that is the same for one sender: an IPv4 address, or an IPv6 network (/64)."""
    address = client_address(request)
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        ip = None
    if isinstance(ip, ipaddress.IPv6Address):
        address = str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))
    return salted_hmac("contactforms.privacy.sender", address, algorithm="sha256").hexdigest()
