"""Pieces of four letters, by which a misspelt word still resembles the right one."""

from array import array
from collections import defaultdict
from collections.abc import Iterable

SIZE = 4
FROM = 5  # letters; shorter words have too few pieces to go by


def grams(word: str) -> frozenset[str]:
    """Return the pieces of `word`, its ends marked: “straat” → ^str, stra, traa, raat, aat$."""
    marked = f"^{word}$"
    return frozenset(marked[i : i + SIZE] for i in range(len(marked) - SIZE + 1))


def _places() -> "array[int]":
    return array("I")  # four bytes for each word, and nothing that the garbage collector walks through


class GramIndex:
    """Words by their pieces."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Index `words`; those too short are left out."""
        self._words: list[str] = []
        self._places: defaultdict[str, array[int]] = defaultdict(_places)
        for word in words:
            self.add(word)

    def add(self, word: str) -> None:
        """Add one word (once: the caller sees to that)."""
        if len(word) < FROM:
            return
        for gram in grams(word):
            self._places[gram].append(len(self._words))
        self._words.append(word)

    def alike(self, word: str, least: float, most: int) -> list[tuple[str, float]]:
        """Return at most `most` words with likeness ≥ `least` (Dice, 0 to 1), the likest first."""
        if len(word) < FROM:
            return []
        own = grams(word)
        shared: defaultdict[int, int] = defaultdict(int)
        for gram in own:
            for place in self._places.get(gram, ()):
                shared[place] += 1
        found = []
        for place, count in shared.items():
            other = self._words[place]
            likeness = 2 * count / (len(own) + len(other) - 1)
            if likeness >= least and other != word:
                found.append((other, likeness))
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return found[:most]
