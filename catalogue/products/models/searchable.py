"""What a page offers the search: its words, sorted by who may find it with them."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

TAG = re.compile(r"<[^>]*>")
NOT_TEXT = {"id", "type", "url"}


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of one live page; `agent` holds what only colleagues may find."""

    kind: str
    title: str
    summary: str = ""
    number: str = ""
    keywords: str = ""
    body: str = ""
    answer: str = ""
    agent: str = ""
    themes: tuple[int, ...] = ()
    audiences: tuple[int, ...] = ()


def plain(markup: str) -> str:
    """Return rich text as words, for indexing only (never to be shown as HTML)."""
    return " ".join(html.unescape(TAG.sub(" ", markup)).split())


def words_of(value: Any) -> Iterator[str]:
    """Yield the texts in a stream's stored form (`get_prep_value`), addresses and identifiers left out."""
    if isinstance(value, str):
        yield plain(value)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in NOT_TEXT:
                yield from words_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from words_of(part)
