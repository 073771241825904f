"""Questions as people ask them, and the product that each is about: lines of `data/examples/`, written by us.

    titel van het product : voorbeeldvraag | nog een voorbeeldvraag | …

A question that resembles an example points to the words of that product's title.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import log, sqrt
from pathlib import Path

from catalogue.search.dutch.thesaurus import stems_of

FOLDER = Path(__file__).parent / "data" / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """Who asks `text` means `meant` (stems of the title)."""

    stems: tuple[str, ...]
    meant: tuple[str, ...]
    text: str
    title: str


def read(lines: Iterable[str]) -> Iterator[Example]:
    """Yield the examples in these lines; remarks (#) and lines without any are passed over."""
    for line in lines:
        title, sign, asked = line.split("#")[0].partition(":")
        meant = stems_of(title)
        for text in asked.split("|") if sign and meant else ():
            stems = stems_of(text)
            if stems:
                yield Example(stems, meant, text.strip(), title.strip())


class ExampleBank:
    """Examples by their stems."""

    def __init__(self, examples: Iterable[Example]) -> None:
        """Index the examples."""
        self._examples = list(examples)
        self._by_stem: defaultdict[str, list[int]] = defaultdict(list)
        for place, example in enumerate(self._examples):
            for one in set(example.stems):
                self._by_stem[one].append(place)
        self._norms = [self._norm(example.stems) for example in self._examples]

    def __len__(self) -> int:
        return len(self._examples)

    def _rarity(self, stem: str) -> float:
        return log(1 + len(self._examples) / (1 + len(self._by_stem.get(stem, ()))))

    def _norm(self, stems: Iterable[str]) -> float:
        return sqrt(sum(self._rarity(one) ** 2 for one in sorted(set(stems)))) or 1.0

    def alike(self, stems: Iterable[str], least: float, most: int) -> list[tuple[Example, float]]:
        """Return the examples that share most of what is rare in them (cosine, 0 to 1), one for each title."""
        asked = sorted(set(stems))
        shared: defaultdict[int, float] = defaultdict(float)
        for one in asked:
            worth = self._rarity(one) ** 2
            for place in self._by_stem.get(one, ()):
                shared[place] += worth
        norm = self._norm(asked)
        best: dict[tuple[str, ...], tuple[Example, float]] = {}
        for place, worth in shared.items():
            likeness = worth / (norm * self._norms[place])
            example = self._examples[place]
            if likeness >= least and likeness > best.get(example.meant, (example, 0.0))[1]:
                best[example.meant] = (example, likeness)
        return sorted(best.values(), key=lambda pair: (-pair[1], pair[0].title))[:most]


@cache
def examples() -> ExampleBank:
    """Return our own examples, read once per process."""
    files = sorted(FOLDER.glob("*.txt"))
    return ExampleBank(one for file in files for one in read(file.read_text(encoding="utf-8").splitlines()))
