"""Cuts and joins texts so that they fit the page's fields without losing a sentence."""

import re
from collections.abc import Mapping

from integrations.ipdc.cleaning import clean_html, plain_text
from integrations.ipdc.language import GENERATED, PREFERENCE

LONGEST_DESCRIPTION = 600
LONGEST_KEYWORDS = 1000
_FIRST = re.compile(r"<p>(.*?)</p>", re.S)
_SENTENCE = re.compile(r"(?<=[.!?])\s")


def split_description(source: str) -> tuple[str, str]:
    """The first paragraph as plain text, and as HTML all that it does not say completely."""
    html = clean_html(source, headings=False)
    first = _FIRST.match(html)
    if first is None:
        return shorten(plain_text(html), LONGEST_DESCRIPTION), html
    lead = plain_text(first[1])
    whole = len(lead) <= LONGEST_DESCRIPTION and "<a " not in first[1]
    return shorten(lead, LONGEST_DESCRIPTION), html[first.end() :] if whole else html


def shorten(text: str, most: int) -> str:
    """At most `most` characters: whole sentences when they fit, else whole words and an ellipsis."""
    if len(text) <= most:
        return text
    kept = ""
    for sentence in _SENTENCE.split(text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > most:
            break
        kept = longer
    return kept or text[: most - 1].rsplit(" ", 1)[0] + "…"


def under_heading(heading: str, source: str) -> str:
    """A cleaned text below a line of its own; nothing when there is no text."""
    html = clean_html(source, headings=False)
    return f"<p><b>{heading}</b></p>{html}" if html else ""


def keywords(by_language: Mapping[str, tuple[str, ...]]) -> str:
    """The Dutch search words with commas, each once, as many as fit."""
    kept: dict[str, str] = {}
    length = 0
    for tag in (*PREFERENCE, *GENERATED, "und"):
        for word in by_language.get(tag, ()):
            plain = plain_text(word).replace(",", " ")
            length += len(plain) + 2
            if plain and length <= LONGEST_KEYWORDS:
                kept.setdefault(plain.casefold(), plain)
    return ", ".join(kept.values())
