"""What to suggest: the catalogue's own suggestions, or pages that are found while those are not there."""

from dataclasses import dataclass

from catalogue.search import find


@dataclass(frozen=True, slots=True)
class Found:
    """One suggestion."""

    text: str
    url: str
    kind: str


def suggestions(query: str) -> tuple[Found, ...]:
    """Return the first pages that are found."""
    found = find(query, page_size=8) if query else None
    items = found.items if found is not None and found.sure else ()
    return tuple(Found(hit.document.title, hit.document.url, hit.document.kind) for hit in items)
