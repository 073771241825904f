"""How common each token is, and how long the fields are: what BM25 weighs words with."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of all pages together: `pages` in number, in how many each token stands, the mean words per field."""

    pages: int
    frequency: Mapping[str, int]
    mean_lengths: tuple[float, ...]

    def rarity(self, token: str) -> float:
        """Return the inverse document frequency: about 0.3 for a word on most pages, 7 for one on a single page."""
        count = min(self.frequency.get(token, 0), self.pages)
        return log(1 + (self.pages - count + 0.5) / (count + 0.5))
