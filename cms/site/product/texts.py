"""Rich text for readers: links filled in for a whole page at once, and nothing that could run."""

import secrets
from collections.abc import Sequence

import nh3
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

TAGS = {"a", "b", "blockquote", "br", "em", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "sub", "sup", "ul"}
ATTRIBUTES = {"a": {"href", "title", "hreflang"}}
SCHEMES = {"http", "https", "mailto", "tel"}
# Unguessable, so that no text can hold it.
SEAM = f"<!--{secrets.token_hex(16)}-->"


def rich_texts(sources: Sequence[str]) -> list[SafeString]:
    """Return each text ready to show; however many there are, their links cost one query for each kind."""
    expanded = expand_db_html(SEAM.join(sources)).split(SEAM)
    if len(expanded) != len(sources):  # a tag left open has swallowed a seam
        expanded = [expand_db_html(source) for source in sources]
    return [_clean(text) for text in expanded]


def _clean(text: str) -> SafeString:
    """Take out whatever an editor's toolbar could not have made; imports and old data may hold it."""
    cleaned = nh3.clean(text, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener")
    return mark_safe(cleaned)
