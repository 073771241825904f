"""A text cut into words. The same function cuts pages and questions, so that both sides always agree."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from catalogue.search.dutch.fold import fold

# An e-mail address, or letters and digits with a hyphen, apostrophe or dot inside: “e-ID”, “foto's”, “1.500”.
WORD = re.compile(r"[^\W_][\w.+-]{0,63}@[^\W_][\w-]*(?:\.[^\W_][\w-]*)+|[^\W_]+(?:[-'’‘`.·/\u2010\u2011][^\W_]+)*")
PART = re.compile(r"[^\W_]+")
APOSTROPHES = frozenset("'’‘`")
LONGEST = 60  # letters of a word that are looked at
TAILS = frozenset({"s", "t", "n", "je", "tje"})  # after an apostrophe: “foto's”, “zo'n”, “opa'tje”
HEADS = frozenset({"d", "l", "t", "s", "n", "k", "m"})  # before one: “l'acte”, “t'huis”


class Word(NamedTuple):  # made a hundred thousand times at the start
    """One word of a text: written as one (`text`), and its parts when it was written with a sign inside.

    “e-mail” → text “email”, parts (“e”, “mail”); “paspoort” → text “paspoort”, no parts.
    """

    text: str
    parts: tuple[str, ...] = ()


def words(text: str) -> Iterator[Word]:
    """Yield the words of `text`, folded; signs alone are no words."""
    for match in WORD.finditer(fold(text)):
        yield word_of(match[0])


def word_of(written: str) -> Word:
    """Return the word of one match of `WORD` in folded text."""
    if written.isalnum() or "@" in written:  # nearly always the first
        return Word(written[:LONGEST])
    parts = PART.findall(written)
    if len(parts) > 1 and not APOSTROPHES.isdisjoint(written):
        if parts[-1] in TAILS:
            parts.pop()
        if len(parts) > 1 and parts[0] in HEADS:
            parts.pop(0)
    joined = "".join(parts)[:LONGEST]
    if len(parts) == 1:
        return Word(joined)
    return Word(joined, tuple(part[:LONGEST] for part in parts))
