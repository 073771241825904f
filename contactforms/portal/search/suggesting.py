"""What the words typed so far may become."""

from dataclasses import dataclass

from catalogue.search.suggest import suggestions
from contactforms.portal.search.rows import kind_in_words


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion: what goes into the box, and what kind of thing it is."""

    text: str
    kind: str


def suggested(words: str, *, notes: bool) -> list[Shown]:
    """Return suggestions, the likeliest first; `notes` also closed pages."""
    return [Shown(one.text, kind_in_words(one.kind)) for one in suggestions(words, agent=notes)]
