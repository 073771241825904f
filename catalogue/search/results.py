"""What a search gives back: the same for the website, the portal, the API and the measuring."""

from dataclasses import dataclass, field

from catalogue.search.entities import Recognised
from catalogue.search.models import SearchDocument
from catalogue.search.ranking.question import Question
from catalogue.search.ranking.score import Score


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a snippet; `marked` when it holds a word that was looked for. Plain text, never HTML."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that was found (with its address fetched), and why it stands here."""

    document: SearchDocument
    score: Score
    matched_on: tuple[str, ...] = ()  # names of fields, as in `page_words.FIELDS`, and “meaning” or “number”
    snippet: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the results have this, by primary key (or by kind), most first."""

    themes: tuple[tuple[int, int], ...] = ()
    audiences: tuple[tuple[int, int], ...] = ()
    departments: tuple[tuple[int, int], ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found, best first; `total` counts all of it.

    `sure` is False when nothing answers the question well: say so, and offer another way. `engine` found the
    candidates; `degraded` says that another should have, but is down.
    """

    items: tuple[Hit, ...]
    total: int
    page: int
    page_size: int
    question: Question
    facets: Facets = field(default_factory=Facets)
    sure: bool = True
    engine: str = "postgres"
    degraded: bool = False
    recognised: Recognised | None = None  # the question is a thing: a phone number, a postal code, a service …

    @property
    def pages(self) -> int:
        """How many pages of results there are."""
        return -(-self.total // self.page_size)

    @property
    def corrected(self) -> tuple[tuple[str, str], ...]:
        """Which typed words were also looked for as another word: (typed, meant)."""
        return self.question.corrected
