"""What the words typed so far may become."""

from dataclasses import dataclass

from catalogue.search.finding import find
from contactforms.portal.search.rows import kind_in_words

MOST = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion: what goes into the box, and what kind of thing it is (empty for words)."""

    text: str
    kind: str = ""


def suggested(words: str, *, notes: bool) -> list[Shown]:
    """Return suggestions, the likeliest first."""
    found = find(words, page_size=MOST, agent=notes)
    return [Shown(hit.document.title, kind_in_words(hit.document.kind)) for hit in found.items]
