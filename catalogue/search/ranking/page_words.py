"""The words of one page as the ranker reads them: how often each token stands in each field."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.search.dutch.analysis import terms
from catalogue.search.dutch.stopwords import STOP_WORDS

FIELDS = ("title", "keywords", "summary", "body", "agent")
WHOLE, INSIDE = 2, 1  # a word counts double what a part of a compound counts
MOST = 60  # counted occurrences of a token in a field
MOST_TOKENS = 6_000  # of one field: a bound on the row, far above any page


@dataclass(frozen=True, slots=True)
class PageWords:
    """Counts per field in `FIELDS` order (half units: a whole word is 2), the words per field, the title's stems."""

    counts: Mapping[str, Sequence[int]]
    lengths: tuple[int, ...]
    title: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return what is stored in the row."""
        return {"c": self.counts, "l": self.lengths, "t": self.title}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "PageWords":
        """Read what `as_json` gave. Counts are bytes: small, and nothing that the garbage collector walks through."""
        counts = {token: bytes(count) for token, count in stored["c"].items()}
        return cls(counts, tuple(stored["l"]), tuple(stored["t"]))


def page_words(texts: dict[str, str]) -> PageWords:
    """Count the words of these texts, named as in `FIELDS`; a missing text is empty."""
    counts: dict[str, list[int]] = {}
    lengths = []
    for place, field in enumerate(FIELDS):
        seen, length = _count(texts.get(field, ""))
        lengths.append(length)
        for token, count in seen.items():
            counts.setdefault(token, [0] * len(FIELDS))[place] = min(count, MOST)
    title = tuple(t.stem for t in terms(texts.get("title", "")) if t.word not in STOP_WORDS)
    return PageWords({token: tuple(row) for token, row in counts.items()}, tuple(lengths), title)


def _count(text: str) -> tuple[Counter[str], int]:
    seen: Counter[str] = Counter()
    length = 0
    for one in terms(text):
        if one.word in STOP_WORDS:
            seen[one.stem] += INSIDE  # still to be found when nothing else was typed
            continue
        length += 1
        if len(seen) > MOST_TOKENS:
            break
        seen[one.stem] += WHOLE
        for piece in one.inside:
            seen[piece] += INSIDE
    return seen, length


def public_tokens(words: PageWords) -> Iterable[str]:
    """Yield the tokens that stand somewhere else than in the note for colleagues."""
    return (token for token, count in words.counts.items() if any(count[:-1]))
