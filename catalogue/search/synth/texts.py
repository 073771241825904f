"""Texts made of the catalogue's own words, each as often as the catalogue uses it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from catalogue.products.models.searchable import PageText
from catalogue.search.dutch.words import words
from catalogue.search.models import SearchDocument

SENTENCE = 12  # words


class Source:
    """The words and the lengths of one field of all documents."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count them."""
        counted: Counter[str] = Counter()
        self.lengths = []
        for text in texts:
            found = [word.text for word in words(text)]
            counted.update(found)
            self.lengths.append(len(found))
        self.words = sorted(counted)
        self.weights = list(accumulate(counted[word] for word in self.words))

    def draw(self, random: Random) -> list[str]:
        """Return the words of a text as long as one of the catalogue's."""
        length = random.choice(self.lengths) if self.lengths else 0
        return random.choices(self.words, cum_weights=self.weights, k=length) if self.words else []


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document belongs, copied from a real one, so that facets and filters are as full as they are."""

    themes: tuple[int, ...]
    audiences: tuple[int, ...]
    service: int | None
    department: int | None


class Writer:
    """Writes products that do not exist. The same seed writes the same."""

    def __init__(self, seed: int = 1) -> None:
        """Read the words of the products that are there."""
        rows = list(
            SearchDocument.objects.filter(kind="product").order_by("pk").values_list(
                "title", "summary", "public_text", "agent_text", "theme_ids", "audience_ids", "service_pk",
                "department_pk",
            )
        )  # fmt: skip
        self.random = Random(seed)
        self.title = Source(row[0] for row in rows)
        self.summary = Source(row[1] for row in rows)
        # The public text begins with the title and holds the summary: what is left is about the body
        self.body = Source(row[2].removeprefix(row[0]).replace(row[1], "", 1) for row in rows)
        self.note = Source(row[3] for row in rows)
        self.places = [Place(tuple(row[4]), tuple(row[5]), row[6], row[7]) for row in rows]

    def __bool__(self) -> bool:
        return bool(self.places)

    def write(self, number: int) -> tuple[PageText, Place]:
        """Return the text of product `number`, and where it belongs."""
        place = self.random.choice(self.places)
        title = " ".join(self.title.draw(self.random)) or "product"
        return PageText(
            kind="product",
            title=title[:1].upper() + title[1:200],
            summary=_sentences(self.summary.draw(self.random)),
            number=f"synth{number:07}",
            keywords=", ".join(self.random.choices(self.title.words, cum_weights=self.title.weights, k=2)),
            body=_sentences(self.body.draw(self.random)),
            agent=_sentences(self.note.draw(self.random)),
            themes=place.themes,
            audiences=place.audiences,
        ), place


def _sentences(drawn: list[str]) -> str:
    lines = (" ".join(drawn[i : i + SENTENCE]) for i in range(0, len(drawn), SENTENCE))
    return " ".join(f"{line[:1].upper()}{line[1:]}." for line in lines)
