"""What an engine is asked, and what it answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrow the candidates; None is any. Lists hold primary keys."""

    theme: int | None = None
    audience: int | None = None
    department: int | None = None
    kind: str | None = None
    language: str | None = None


Found = Mapping[int, int]  # document → its version, or `UNTOLD` where the engine does not know what our row is now
UNTOLD = -1
NEAREST = 20  # documents found by meaning: more find nothing better (judged)
LOOKED_AT = 2 * NEAREST  # of an index of meanings, to find these
OF_A_NAME = 2.0  # a word in a name tells so much more than one in the text
MOST_NAMED = 1_500  # documents with one of the words: beyond, the catalogue is large and the ranker's time counts


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to find candidates for. `tokens` are the most telling first, each with its points (weight × rarity)."""

    tokens: Mapping[str, float]
    rare: Sequence[str]  # tokens so rare that every document with one is a candidate
    numbers: Sequence[str]  # what may be a product number
    meaning: Callable[[], Sequence[float] | None]  # asks the encoder once, when it is first wanted (2 ms)
    agent: bool
    filters: Filters
    limit: int
    also: Sequence[int] = ()  # documents that come along, whatever they hold
    rows: tuple[int, int] | None = None  # the state of our rows (`whole.STATE`), where they may be in memory
    unsent: Sequence[int] | None = None  # documents that the second engine was not told of yet
    writes: bool = False  # this transaction wrote something
    documents: int = 0  # how many there are
    frequency: Mapping[str, int] = field(default_factory=dict)  # in how many documents each token stands

    @property
    def most(self) -> tuple[int, int]:
        """How many to find by name, and how many by rare words."""
        if max(self.frequency.values(), default=0) > MOST_NAMED:
            return self.limit // 2, self.limit // 4
        return self.limit, self.limit


class EngineDown(Exception):
    """The engine does not answer, or not in time."""
