"""The words that a Dutch compound is made of: “huisvuilophaling” → huis, vuil, ophaling.

A wrong split costs more than a missed one, so a word is split only where every part is known to serve as such a part.
The known parts come from `data/opentaal-parts.txt` (made by `prune_opentaal`); what the rules get wrong stands in
`data/compounds-do-and-dont.txt`.
"""

import math
from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
SHORTEST = 3  # letters in a part
LONGEST_WORD = 40

# Costs are in bits, how surprising a part is in its place: TOP less the binary logarithm of how many words have it so.
TOP = 16
SHORT = 3  # more, for a part of three letters: often chance
BY_HAND = 10  # of a part that was added by hand
UNSEEN = 15  # of a first part that the list knows as a last part only: “vernieuwing” in “vernieuwingsdrang”
COMMON = 13  # what a last part may cost to be trusted as a first part too
BENT = 1  # more, for a plural or diminutive as last part
DEAREST = 30  # for each first part; above this, a split is guesswork

VOWELS = frozenset("aeiou")
TAKES_S = ("ing", "heid", "teit", "schap")  # all these nouns may come first, with -s
TAKES_NONE = ("atie", "itie", "logie", "isme")  # and these, without


class First(NamedTuple):
    """A part that another follows, as it is written there (“identiteits”)."""

    cost: int
    word: str  # without its linking letters: “identiteit”


class Lexicon(NamedTuple):
    """What is known of words and their parts."""

    firsts: dict[str, First]
    lasts: dict[str, int]  # with what they cost
    whole: set[str]
    given: dict[str, tuple[str, ...]]  # by hand
    not_parts: set[str]  # by hand: “-ring” never comes last, “ver-” never first


class Reading(NamedTuple):
    """One way to read a word."""

    cost: int
    at: frozenset[int]  # how many letters stand before each part but the first
    parts: tuple[str, ...]
    written: tuple[str, ...]  # with linking letters


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """Return the parts of a folded word without their linking letters, or (word,) when it is no compound.

    The last part keeps its ending (“parkeerkaarten” → parkeer, kaarten); every part has three letters or more.
    """
    if not 2 * SHORTEST <= len(word) <= LONGEST_WORD or not (word.isascii() and word.isalpha()):
        return (word,)
    known = lexicon()
    if answer := _as_it_stands(word, known):
        return answer
    reading = cheapest(word, known)
    return reading.parts if reading else (word,)


def _as_it_stands(word: str, known: Lexicon) -> tuple[str, ...] | None:
    """Answer for a word that is known itself, or as a plural of one that is."""
    for base in (word, *bases(word)):
        if given := known.given.get(base):
            return (*given[:-1], word[len(base) - len(given[-1]) :])
        if base in known.whole or base in known.lasts:
            return (word,)
    return None


def cheapest(word: str, known: Lexicon, breaks: Container[int] = range(LONGEST_WORD)) -> Reading | None:
    """Find the least surprising way to read the word as first parts and a last part that meet at `breaks`."""
    firsts = known.firsts
    reached = {0: Reading(0, frozenset(), (), ())}
    for end in range(SHORTEST, len(word) - SHORTEST + 1):
        if end not in breaks:
            continue
        best, least = None, math.inf
        for start, before in reached.items():
            first = firsts.get(word[start:end])
            if first and before.cost + first.cost < least:
                best, least = (start, before, first), before.cost + first.cost
        if best:
            start, before, first = best
            reached[end] = Reading(
                before.cost + first.cost,
                before.at | {end},
                (*before.parts, first.word),
                (*before.written, word[start:end]),
            )
    del reached[0]
    found = None
    for start, before in reached.items():
        last = _last_cost(word[start:], known)
        if last is not None and before.cost + last < (found.cost if found else DEAREST * len(before.parts) + 1):
            found = Reading(
                before.cost + last, before.at, (*before.parts, word[start:]), (*before.written, word[start:])
            )
    return found


def _last_cost(tail: str, known: Lexicon) -> int | None:
    cost = known.lasts.get(tail)
    if cost is not None:
        return cost
    if len(tail) <= SHORTEST or tail in known.whole or f"-{tail}" in known.not_parts:
        return None
    return min((known.lasts[base] + BENT for base in bases(tail) if base in known.lasts), default=None)


def bases(word: str) -> Iterator[str]:
    """Guess what a plural, a diminutive or an adjective with -e comes from: “huizen” → huize, huiz, huis."""
    if word.endswith("s"):
        yield word[:-1]
        word = word[:-1] if word.endswith("jes") else word
    if word.endswith("je"):
        yield word[:-2]
        if word.endswith(("tje", "pje")):
            yield word[:-3]
        if word.endswith("etje"):
            yield from _spelt_short(word[:-4])
    elif word.endswith("en"):
        yield word[:-1]
        yield from _spelt_short(word[:-2])
        if word.endswith("eren"):
            yield word[:-4]
        elif word.endswith("heden"):
            yield word[:-5] + "heid"
    elif word.endswith("e"):
        yield from _spelt_short(word[:-1])


def _spelt_short(stem: str) -> Iterator[str]:
    """Undo the spelling before -en and -e: “vakk” → vak, “schol” → school, “huiz” → huis, “briev” → brief."""
    yield stem
    if len(stem) < SHORTEST or stem[-1] in VOWELS:
        return
    if stem[-1] == stem[-2]:
        yield stem[:-1]
        return
    hard = {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
    if hard != stem[-1]:
        yield stem[:-1] + hard
    if stem[-2] in VOWELS and stem[-3] not in VOWELS:
        yield stem[:-1] + stem[-2] + hard


@cache
def lexicon() -> Lexicon:
    """Read both files, once a process."""
    return lexicon_of(lines("opentaal-parts.txt"))


def lexicon_of(part_lines: Iterable[str]) -> Lexicon:
    """Read lines such as “kaart -9 5- en6-” (last part, first part, first part as “kaarten”), and what is by hand."""
    known = Lexicon({}, {}, set(), {}, set())
    for line in part_lines:
        word, *roles = line.split()
        if not roles:
            known.whole.add(word)
        for role in roles:
            cost = TOP - int(role.strip("-")[-1]) + (SHORT if len(word) == SHORTEST else 0)
            if role[0] == "-":
                known.lasts[word] = cost
            else:
                known.firsts[word + role[:-2]] = First(cost, word)
    _add_by_hand(known)
    for word, cost in known.lasts.items():
        if f"{word}-" in known.not_parts or len(word) == SHORTEST:
            continue
        if cost <= COMMON or word.endswith(TAKES_NONE):
            known.firsts.setdefault(word, First(UNSEEN, word))
        if word.endswith(TAKES_S):
            known.firsts.setdefault(word + "s", First(UNSEEN, word))
    return known


def _add_by_hand(known: Lexicon) -> None:
    """Read what the file itself explains: “rol+luik”, “paspoort”, “-ring”, “ver-”, “+tussenkomst” and “perceel+s+”."""
    for line in lines("compounds-do-and-dont.txt"):
        word = line.strip("+-")
        match line[0], line[-1]:
            case "-", _:
                known.not_parts.add(line)
                known.lasts.pop(word, None)
            case _, "-":
                known.not_parts.add(line)
                known.firsts.pop(word, None)
            case "+", _:
                known.lasts[word] = BY_HAND
            case _, "+":
                known.firsts[word.replace("+", "")] = First(BY_HAND, word.partition("+")[0])
            case _:
                known.given[line.replace("+", "")] = tuple(part for part in line.split("+") if len(part) >= SHORTEST)


def lines(name: str) -> Iterator[str]:
    """Yield what the lines of a data file say, remarks left out."""
    for line in (DATA / name).read_text(encoding="ascii").splitlines():
        if stripped := line.partition("#")[0].strip():
            yield stripped
