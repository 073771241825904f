"""The words that the catalogue (and the thesaurus) know, and which of them a misspelt word may be."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from threading import Lock

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalogue.search.dutch.analysis import terms
from catalogue.search.dutch.grams import GramIndex

SHORTEST = 4  # letters of a word that is corrected
COST_OF_FIRST_LETTER = 0.5  # people rarely mistype the first one
MOST_PREPARED = 20_000  # words whose stem and parts are worked out beforehand
WORTH_OF_USE = 0.35  # how much a much used word may be farther away


class Vocabulary:
    """Known words with in how many pages each stands. Never holds a word that only colleagues may read."""

    def __init__(self, counts: Mapping[str, int], also: Iterable[str] = ()) -> None:
        """Know the words of `counts`, and those of `also` as if in one page each."""
        self._also = frozenset(word for word in also if len(word) >= SHORTEST)
        self._counts: dict[str, int] = {}
        self._listed: set[str] = set()
        self._spellable: list[str] = []
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)  # of the same words
        self._alphabetical: list[str] = []  # the same words, brought up to date when they are asked
        self._grams = GramIndex()  # of the first `_indexed` spellable words: brought up to date when it is asked
        self._indexed = 0
        self._lock = Lock()
        self.correction = lru_cache(maxsize=5_000)(self._correction)
        self.alike = lru_cache(maxsize=5_000)(self._alike)
        self.begun = lru_cache(maxsize=5_000)(self._begun)
        self._list(self._also)
        self.update(counts)

    def update(self, counts: Mapping[str, int]) -> None:
        """Take these counts instead of what was known of these words; zero is a word that stands nowhere any more."""
        for word, count in counts.items():
            if count > 0:
                self._counts[word] = count
            else:
                self._counts.pop(word, None)
        self._list(word for word in counts if counts[word] > 0)
        self.correction.cache_clear()
        self.alike.cache_clear()
        self.begun.cache_clear()

    def _list(self, words: Iterable[str]) -> None:
        for word in words:
            if len(word) >= SHORTEST and word.isalpha() and word not in self._listed:
                self._listed.add(word)
                self._spellable.append(word)
                self._by_length[len(word)].append(word)

    def _in_order(self) -> list[str]:
        if len(self._alphabetical) != len(self._spellable):
            self._alphabetical = sorted(self._spellable)
        return self._alphabetical

    def _gram_index(self) -> GramIndex:
        with self._lock:
            for word in self._spellable[self._indexed :]:
                self._grams.add(word)
            self._indexed = len(self._spellable)
        return self._grams

    def get_ready(self) -> None:
        """Prepare for the first misspelt word, and for the words that pages are made of (about a second)."""
        self._gram_index()
        self._in_order()
        for word in list(self._counts)[:MOST_PREPARED]:
            list(terms(word))  # is remembered there

    def count(self, word: str) -> int:
        """Return in how many pages a word stands; a word of the thesaurus counts as in one."""
        return self._counts.get(word, 0) or int(word in self._also)

    def __contains__(self, word: str) -> bool:
        return word in self._counts or word in self._also

    def _correction(self, word: str) -> str | None:
        """Return the known word that `word` (unknown, folded) most likely is; None when none is near enough."""
        if len(word) < SHORTEST or not word.isalpha():
            return None
        allowed = most_errors(len(word))
        lengths = range(len(word) - allowed, len(word) + allowed + 1)  # more letters apart is more errors apart
        likely = [other for length in lengths for other in self._by_length.get(length, ())]
        near = process.extract(word, likely, scorer=OSA.distance, score_cutoff=allowed, limit=60)
        best = min(
            ((self._cost(word, other, int(distance)), other) for other, distance, _i in near if other in self),
            default=None,
        )
        return best[1] if best else None

    def _begun(self, beginning: str, most: int) -> tuple[str, ...]:
        """Return known words that begin so, the most used first: what someone is still typing."""
        words, found = self._in_order(), []
        for place in range(bisect_left(words, beginning), len(words)):
            if not words[place].startswith(beginning):
                break
            if words[place] in self._counts:
                found.append(words[place])
        return tuple(sorted(found, key=lambda word: (-self._counts[word], word))[:most])

    def _cost(self, word: str, other: str, distance: int) -> float:
        use = min(self.count(other), 50) / 50
        return distance + (COST_OF_FIRST_LETTER if word[0] != other[0] else 0.0) - WORTH_OF_USE * use

    def _alike(self, word: str, least: float, most: int) -> tuple[tuple[str, float], ...]:
        """Return known words that share many pieces of four letters with `word`, with their likeness (0 to 1)."""
        return tuple(pair for pair in self._gram_index().alike(word, least, most * 2) if pair[0] in self)[:most]


def most_errors(letters: int) -> int:
    """How many wrong, missing, doubled or swapped letters a word of this length may have."""
    return 1 if letters < 6 else 2 if letters < 11 else 3
