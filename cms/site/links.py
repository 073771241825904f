"""Addresses that pages link to, and which of other people's addresses are safe to link to."""

from urllib.parse import urlsplit

from django.urls import reverse
from wagtail.models import Page

SAFE_SCHEMES = {"https", "http", "tel", "mailto"}


def ask_path(page: Page) -> str:
    """Return where a question about this page is asked."""
    uuid = getattr(page, "uuid", None)
    return reverse("forms:ask", args=[uuid]) if uuid else contact_path()


def contact_path() -> str:
    """Return the general contact page."""
    return reverse("forms:contact")


def safe_href(address: str) -> str:
    """Return an address that may stand in a link, or an empty text: no script ever runs from a link."""
    address = address.strip()
    if address.startswith("/") and not address.startswith(("//", "/\\")):
        return address
    try:
        return address if urlsplit(address).scheme.lower() in SAFE_SCHEMES else ""
    except ValueError:
        return ""
