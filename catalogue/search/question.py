"""What someone typed, however hostile, as questions PostgreSQL understands."""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery

from catalogue.search.tokens import PART, words

LONGEST_QUERY = 300  # characters looked at
MOST_WORDS = 12
PREFIX_FROM = 3  # letters from which the beginning of a word finds it
# Words that say nothing about the subject: they only count when nothing else was typed.
STOP_WORDS = frozenset(
    PART.findall(
        "aan als bij dat de den der die dit een en er het hoe ik in is je kan met mijn moet naar of om ons op te tot "
        "u uit van voor waar wat welke wie wil worden zijn zonder"
    )
)


@dataclass(frozen=True, slots=True)
class Question:
    """The words of a query, each as its parts."""

    raw: str
    words: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def number(self) -> str:
        """What may be a product number: the text itself when it is one word."""
        return self.raw if len(self.words) == 1 else ""

    @property
    def spelt(self) -> list[str]:
        """Each word written as one, for comparing spellings."""
        return ["".join(parts) for parts in self.words]

    def any_word(self) -> SearchQuery:
        """Match a text with at least one of the words."""
        return _query(" | ".join(_expression(parts) for parts in self.words))

    def all_words(self, weight: str = "") -> SearchQuery:
        """Match a text with every word, in fields of this weight (A is title and number) when given."""
        return _query(" & ".join(_expression(parts, weight) for parts in self.words))


def understand(text: str) -> Question:
    """Return the question in `text`; empty when it holds no letter or digit."""
    found = list(dict.fromkeys(words(text[:LONGEST_QUERY])))
    meant = [parts for parts in found if parts[0] not in STOP_WORDS or len(parts) > 1] or found
    return Question(" ".join(text[:LONGEST_QUERY].replace("\x00", " ").split()), tuple(meant[:MOST_WORDS]))


def _query(expression: str) -> SearchQuery:
    return SearchQuery(expression, config="simple", search_type="raw")


def _expression(parts: tuple[str, ...], weight: str = "") -> str:
    """“e-mail” → (('e' & 'mail':*) | 'email':*): parts hold letters and digits only, so nothing escapes."""
    apart = " & ".join(_lexeme(part, weight, prefix=part is parts[-1]) for part in parts)
    if len(parts) == 1:
        return apart
    return f"(({apart}) | {_lexeme(''.join(parts), weight)})"


def _lexeme(part: str, weight: str, prefix: bool = True) -> str:
    marks = ("*" if prefix and len(part) >= PREFIX_FROM else "") + weight
    return f"'{part}'" + (f":{marks}" if marks else "")
