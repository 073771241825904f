"""Words as the search compares them: lower case, without accents, letters and digits only.

The same function cuts texts and questions, so that both sides always agree.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

WORD = re.compile(r"[^\W_]+(?:[-'’.·][^\W_]+)*")
PART = re.compile(r"[^\W_]+")
LONGEST = 60
MAX_POSITION = 16_383  # PostgreSQL's own limit
MAX_PLACES = 255  # of one word, PostgreSQL's own limit
MAX_BYTES = 500_000  # half of PostgreSQL's own limit for one vector


def fold(text: str) -> str:
    """Return `text` in lower case without accents: “Één” → “een”."""
    decomposed = unicodedata.normalize("NFKD", text)
    decomposed = unicodedata.normalize("NFKD", decomposed.casefold())  # “𝙰” has a case only once it is “A”
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def words(text: str) -> Iterator[tuple[str, ...]]:
    """Yield each word as its parts: “e-mail” → (“e”, “mail”), “paspoort” → (“paspoort”,)."""
    for match in WORD.finditer(fold(text)):
        yield tuple(part[:LONGEST] for part in PART.findall(match[0]))


def tokens(text: str) -> Iterator[str]:
    """Yield what is stored: every part, and the parts of a word written as one (“e-mail” → e, mail, email)."""
    for parts in words(text):
        yield from parts
        if len(parts) > 1:
            yield "".join(parts)[:LONGEST]


def tsvector(weighted: Iterable[tuple[str, str]]) -> str:
    """Return PostgreSQL's text form of the vector of these (weight A–D, text) pairs."""
    places: dict[str, list[str]] = {}
    room = MAX_BYTES
    stream = ((weight, token) for weight, text in weighted for token in tokens(text))
    for position, (weight, token) in enumerate(stream, start=1):
        room -= 2 if token in places else len(token.encode()) + 8
        if room < 0:
            break
        found = places.setdefault(token, [])
        if len(found) < MAX_PLACES:
            found.append(f"{min(position, MAX_POSITION)}{weight}")
    return " ".join(f"'{token}':{','.join(found)}" for token, found in places.items())
