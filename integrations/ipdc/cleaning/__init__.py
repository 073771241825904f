"""Foreign texts made safe and tidy: `clean_html` for rich text, `plain_text` for titles."""

import html

from integrations.ipdc.cleaning.blocks import tidy
from integrations.ipdc.cleaning.plain import plain_text
from integrations.ipdc.cleaning.safe import safe_html, was_escaped

__all__ = ["clean_html", "plain_text"]


def clean_html(text: str, *, headings: bool = True) -> str:
    """Only h3, h4, p, lists, bold, italic, links and rules; cleaning twice changes nothing.

    Without `headings` they become bold paragraphs, for fields of the page that know none.
    """
    if was_escaped(text):
        text = html.unescape(text)
    if "<" not in text:
        text = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return tidy(safe_html(text), headings=headings)
