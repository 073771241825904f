"""Links from the registers to the pages' forms."""

from django.urls import reverse
from django.utils.html import format_html


def page_link(page_id: int | None, words: str) -> str:
    """A link to the page's form; nothing without a page."""
    if page_id is None:
        return ""
    return format_html('<a href="{}">{}</a>', reverse("wagtailadmin_pages:edit", args=[page_id]), words)
