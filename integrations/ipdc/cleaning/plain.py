"""Plain text for titles, codes and comparison."""

import html
import re

from integrations.ipdc.cleaning.safe import safe_html

_BLOCK = re.compile(r"</?(?:p|div|li|ul|ol|h[1-6]|br|tr|td|th|hr|table|section|article)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[\s\xa0\u200b\ufeff\x00-\x1f\x7f]+")
_MARKUP = re.compile(r"<[a-z!/?][^>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]+);", re.I)


def plain_text(text: str) -> str:
    """One line without mark-up. A text that only contains a `<` or `&` keeps it."""
    if _MARKUP.search(text):
        text = _TAG.sub("", _BLOCK.sub(" ", safe_html(text)))
        text = html.unescape(text)
    return _SPACE.sub(" ", text).strip()
