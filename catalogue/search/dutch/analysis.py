"""What is stored of a text and looked for of a question: stems, and the stems of compound parts."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from catalogue.search.dutch import compounds
from catalogue.search.dutch.fold import fold
from catalogue.search.dutch.stemming import stem
from catalogue.search.dutch.words import WORD, Word, word_of


class Term(NamedTuple):
    """What one word is found by: its own stem first, then the stems inside it (of compound parts)."""

    word: str
    stem: str
    inside: tuple[str, ...] = ()


def terms(text: str) -> Iterator[Term]:
    """Yield the term of each word of `text`, in order, stop words included."""
    for match in WORD.finditer(fold(text)):
        yield _written(match[0])


@lru_cache(maxsize=50_000)
def term(word: str) -> Term:
    """Return the term of one folded word."""
    return _term(Word(word))


@lru_cache(maxsize=50_000)
def _written(match: str) -> Term:
    return _term(word_of(match))


def _term(word: Word) -> Term:
    own = stem(word.text)
    written = [part for part in word.parts if len(part) > 1]
    pieces = [piece for part in (written or [word.text]) for piece in _split(part)]
    inside = dict.fromkeys(stem(piece) for piece in [*written, *pieces] if len(piece) > 1)
    inside.pop(own, None)
    return Term(word.text, own, tuple(inside))


def _split(part: str) -> tuple[str, ...]:
    pieces = compounds.parts(part)
    return pieces if len(pieces) > 1 else ()
