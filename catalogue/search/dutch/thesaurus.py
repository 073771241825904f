"""What people say, and what the pages say for it: the lines of `data/thesaurus/`, written by us.

containerpark, stort > recyclagepark       left of “>” people's words, right of it the pages'
knip > paspoort | internationaal paspoort  several targets
trouwen = huwen = huwelijk                 each stands for each
bomma, opa > oudere ~                      a weak link
# a remark
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import OSA

from catalogue.search.dutch.stemming import stem
from catalogue.search.dutch.stopwords import FUNCTION_WORDS, STOP_WORDS
from catalogue.search.dutch.words import words

FOLDER = Path(__file__).parent / "data" / "thesaurus"
WEAK = 0.4


class Link(NamedTuple):  # 25,000 of them
    """Who says `said` (all of these stems) means `meant` (all of these stems).

    `weight` is 1 for an ordinary link, less for a weak one; `layer` says whose it is; the texts are for people.
    """

    said: tuple[str, ...]
    meant: tuple[str, ...]
    weight: float
    layer: str
    said_text: str
    meant_text: str


@lru_cache(maxsize=2_000)  # lines that stand together share their expressions
def stems_of(expression: str) -> tuple[str, ...]:
    """Return the stems of the meaningful words of an expression, each once, in order.

    Where one word would be left, words such as “geen” and “weg” stay: “geen geld” is not “geld”.
    """
    found = [word.text for word in words(expression)]
    meant = [word for word in found if word not in STOP_WORDS]
    if len(meant) < 2:
        meant = [word for word in found if word not in FUNCTION_WORDS] or found
    return tuple(dict.fromkeys(stem(word) for word in meant))


def link(said: str, meant: str, *, weight: float = 1.0, layer: str = "thesaurus") -> Link | None:
    """Return the link between two expressions; None when it says nothing (empty, or to itself)."""
    left, right = stems_of(said), stems_of(meant)
    if not left or not right or left == right:
        return None
    return Link(left, right, weight, layer, said.strip(), meant.strip())


def read(lines: Iterable[str]) -> Iterator[Link]:
    """Yield the links that these lines say; a line that says none is passed over."""
    for line in lines:
        text = line.split("#")[0].strip()
        weight = 1.0
        if text.endswith("~"):
            text, weight = text[:-1].rstrip(), WEAK
        for said, meant in _pairs(text):
            found = link(said, meant, weight=weight)
            if found is not None:
                yield found


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    if ">" in text:
        left, _sign, right = text.partition(">")
        for said in left.split(","):
            for meant in right.split("|"):
                yield said, meant
    elif "=" in text:
        yield from permutations(text.split("="), 2)


class Lexicon:
    """Links, found by the stems of a question."""

    def __init__(self, links: Iterable[Link]) -> None:
        """Keep these links, each said → meant once: the first one counts."""
        self._by_stem: dict[str, list[Link]] = {}
        self._by_second: dict[str, list[Link]] = {}  # of long sayings, for when the first word is a letter off
        seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
        said: dict[str, None] = {}
        for one in links:
            key = (tuple(sorted(one.said)), one.meant)
            said[one.said_text] = None
            if key not in seen:
                seen.add(key)
                self._by_stem.setdefault(one.said[0], []).append(one)
                if len(one.said) > 2:
                    self._by_second.setdefault(one.said[1], []).append(one)
        self.words = {word.text for word in words("\n".join(said))}

    def __len__(self) -> int:
        return sum(map(len, self._by_stem.values()))

    def links(self, stems: frozenset[str] | set[str]) -> Iterator[Link]:
        """Yield the links of which every stem was said; of a long saying one word may be a letter off."""
        for one_stem in sorted(stems):
            for one in self._by_stem.get(one_stem, ()):
                missing = [said for said in one.said if said not in stems]
                if not missing or (len(missing) == 1 < len(one.said) - 1 and _nearly(missing[0], stems)):
                    yield one
            for one in self._by_second.get(one_stem, ()):
                if {*one.said} - stems == {one.said[0]} and _nearly(one.said[0], stems):
                    yield one


def _nearly(said: str, stems: Iterable[str]) -> bool:
    """Say whether a stem differs from this one by one letter: “goed gedrag en zegen”."""
    return len(said) > 3 and any(len(other) > 3 and OSA.distance(said, other, score_cutoff=1) <= 1 for other in stems)


@cache
def thesaurus() -> Lexicon:
    """Return our own thesaurus, read once per process."""
    files = sorted(FOLDER.glob("*.txt"))
    return Lexicon(found for file in files for found in read(file.read_text(encoding="utf-8").splitlines()))
