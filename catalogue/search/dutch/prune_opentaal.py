"""Make `data/opentaal-parts.txt` anew: python -m catalogue.search.dutch.prune_opentaal WORDS PATTERNS.

WORDS is OpenTaal's `basiswoorden-gekeurd.txt`, PATTERNS the Dutch hyphenation patterns of TeX (`hyph-nl.pat.txt`).
The patterns are the referee: two words meet only where a word may be broken (“pas-poort”, never “pap-ier”).
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from catalogue.search.dutch import compounds
from catalogue.search.dutch.compounds import DATA, SHORTEST, Lexicon, bases, cheapest
from catalogue.search.dutch.fold import fold

ROUNDS = 4
OFTEN = 2  # seen in fewer words, a part is chance
LINKS = ("en", "s", "er", "e", "n", "es", "eren")
LONG, LONGEST = 7, 17  # letters of a noun that may come last though the list has no such word
NOUN_ENDS = ("ing", "heid", "tie", "teit", "ment", "sel", "schap", "iek", "age", "uur", "orium", "theek", "logie")
CHANCE = 25  # what a reading costs before the patterns are believed rather than the reading
# Of the 400 words of three letters, these are parts; the others are chance far more often.
SHORT_FIRST = """
bad bal bar bon bos btw bus cel dag dak dam doe dvd eet erf gas gft god gsm hok ijs job kas kat kin kip kop kot kus
leg les lid lig man mes mis mol net olm pak pmd pop pot put ras rij ski sms tas uur vak vat vee vet vis wal was web
weg wei wet wol zak zee zit zon
"""
SHORT_LAST = """
app bad bak bal bar bed bom bon bos box bus cel dag dak eed erf gas gat gif hal hof hok hut ijs jas job kap kar kas
kat kip kop kot les lid lot man map mat mes mis net pad pak pan pas pot put rit rok sap set som tak tas top uur vak
vat vee vis weg wei wet wol zak zin
"""
HEADER = """\
# Words that Dutch compounds are made of, from the OpenTaal word list (https://github.com/OpenTaal/opentaal-wordlist),
# (c) 2006-2020 OpenTaal, (c) 2001-2005 Simon Brouwer e.a., (c) 1996 Nederlandstalige Tex Gebruikersgroep,
# licence CC BY 3.0 (https://creativecommons.org/licenses/by/3.0/).
# Changed: only the words that serve as parts, folded to plain letters. Made by prune_opentaal.py, not by hand.
# "-9" comes last ("-kaart"), "5-" comes first, "en6-" comes first with linking letters ("kaarten-"); the digit is the
# binary logarithm of the number of words that have it so. A word with nothing behind it only looks like a compound.
"""


class Surface(NamedTuple):
    """A first part as it is written: “identiteits” is “identiteit” with “s”."""

    word: str
    link: str


class Hyphenation:
    """Where a word may be broken, after F. M. Liang."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """Read patterns such as “.aan5” or “3st”."""
        self._weights = {re.sub(r"\d", "", pattern): _weights(pattern) for pattern in patterns}
        self._longest = max(map(len, self._weights))

    def __call__(self, word: str) -> frozenset[int]:
        """Return how many letters may stand before a break."""
        dotted = f".{word}."
        found = [0] * (len(dotted) + 1)
        for start in range(len(dotted)):
            for end in range(start + 1, min(len(dotted), start + self._longest) + 1):
                for at, weight in enumerate(self._weights.get(dotted[start:end], ()), start):
                    found[at] = max(found[at], weight)
        return frozenset(at - 1 for at in range(3, len(dotted) - 2) if found[at] % 2)


def _weights(pattern: str) -> tuple[int, ...]:
    return tuple(int(digit or 0) for digit in re.findall(r"(\d?)(?:\D|$)", pattern))


def read_words(path: Path) -> frozenset[str]:
    """Return the plain words of the list, folded; no abbreviations, nothing with a hyphen or a space."""
    words = (fold(line.strip()) for line in path.read_text(encoding="utf-8").splitlines() if not line.isupper())
    return frozenset(word for word in words if re.fullmatch(r"(?=.*[aeiouy])[a-z]{3,}", word))


class Pruner:
    """Learns from all compounds of the list which words are parts, in a few rounds."""

    def __init__(self, words: frozenset[str], hyphenation: Hyphenation) -> None:
        """Start with every meeting of two words at a break."""
        self.words, self._never = words, compounds.lexicon_of(()).not_parts
        self.breaks = {word: hyphenation(word) for word in words if len(word) >= 2 * SHORTEST}
        self._ends = Counter(word[at:] for word, breaks in self.breaks.items() for at in breaks)
        self._short_firsts, self._short_lasts = frozenset(SHORT_FIRST.split()), frozenset(SHORT_LAST.split())
        self._stems = {stem for word in words if word.endswith("en") for stem in _verb_stems(word)}
        self.surface = cache(self._surface)
        self.firsts: Counter[str] = Counter()
        self.lasts: Counter[str] = Counter()
        self._compounds: set[str] = set()
        for word, breaks in self.breaks.items():
            for at in breaks:
                if self._is_last(word[at:]) and self.surface(word[:at]):
                    self._count((word[:at], word[at:]))

    def learn(self) -> None:
        """Read all words again with what is known now, and count the parts of the best readings only."""
        for _round in range(ROUNDS):
            known = self.lexicon()
            self.firsts.clear()
            self.lasts.clear()
            self._compounds.clear()
            for word, breaks in self.breaks.items():
                if known.given.get(word) != (word,) and (found := cheapest(word, known, breaks)):
                    self._count(found.written)
                    self._compounds.add(word)
            for written in [*self.firsts]:
                if (surface := self.surface(written)) and not self._compounds.isdisjoint((written, surface.word)):
                    del self.firsts[written]
            for written in self._compounds & self.lasts.keys():
                del self.lasts[written]

    def lines(self) -> Iterator[str]:
        """Yield the lines of the file."""
        roles: defaultdict[str, list[str]] = defaultdict(list)
        for last, seen in sorted(self.lasts.items()):
            if seen >= OFTEN:
                roles[last].append(f"-{_digit(seen)}")
        for first, seen in sorted(self.firsts.items()):
            if seen >= OFTEN and (surface := self.surface(first)):
                roles[surface.word].append(f"{surface.link}{_digit(seen)}-")
        yield from (" ".join((word, *found)) for word, found in sorted(roles.items()))

    def lexicon(self) -> Lexicon:
        """Return what is known now."""
        return compounds.lexicon_of(self.lines())

    def lookalikes(self) -> Iterator[str]:
        """Yield the words that would be split where they may not be broken: “pap-ier”."""
        known = self.lexicon()
        for word, breaks in self.breaks.items():
            if word not in known.lasts and word not in self._compounds:
                reading = cheapest(word, known)
                if reading and reading.cost > CHANCE and not reading.at <= breaks:
                    yield word

    def seldom(self) -> Iterator[str]:
        """Yield nouns that end no word of the list, or one: people make compounds that no list has."""
        known = self.lexicon()
        for word in self.words - self._compounds - known.lasts.keys():
            fits = LONG <= len(word) <= LONGEST and word.endswith(NOUN_ENDS) and self._is_last(word)
            if fits and not cheapest(word, known):
                yield word

    def _count(self, written: tuple[str, ...]) -> None:
        self.firsts.update(written[:-1])
        self.lasts[written[-1]] += 1

    def _is_last(self, word: str) -> bool:
        return (
            word in self.words and f"-{word}" not in self._never and (len(word) > SHORTEST or word in self._short_lasts)
        )

    def _surface(self, written: str) -> Surface | None:
        """Tell which word this is as a first part; the link is left on where taking it off would change the word."""
        if f"{written}-" in self._never:
            return None
        if len(written) == SHORTEST:
            return Surface(written, "") if written in self._short_firsts else None
        found = [Surface(written[: -len(link)], link) for link in LINKS if written.endswith(link)]
        found += [Surface(written[:-3], written[-3:])] if re.fullmatch(r".+([^aeiou])\1en", written) else []
        found += [Surface(written[:-2], written[-2:])] if re.fullmatch(r".+([^aeiou])\1e", written) else []
        linked = next((each for each in found if self._may_link(each)), None)
        known = written in self.words or written in self._stems
        if linked and (not known or linked.link not in {"e", "n", "er"}) and not self._is_itself(written, linked):
            return linked
        return Surface(written, "") if known or any(base in self.words for base in bases(written)) else None

    def _may_link(self, surface: Surface) -> bool:
        word, link = surface
        if word not in self.words or f"{word}-" in self._never:
            return False
        if len(word) == SHORTEST and word not in self._short_firsts | self._short_lasts:
            return False
        if link[0] == "e" and re.fullmatch(r"[^aeiou]*[aeiou][^aeiou]", word):
            return False  # “bomen” is of “boom”, not of “bom”
        return link != "s" or len(word) > SHORTEST

    def _is_itself(self, written: str, surface: Surface) -> bool:
        """Tell “plaats” (not a “plaat”) from “stads” (of a “stad”), and “soldaten” from those of a “soldate”."""
        if surface.link == "s":  # the one ends more words than “plaat”, the other fewer than “stad”
            return self._ends[written] > self._ends[surface.word]
        return surface.link == "n" and any(base in self.words for base in bases(written) if base != surface.word)


def _verb_stems(infinitive: str) -> Iterator[str]:
    """Yield “parkeer” for “parkeren”, “woon” for “wonen”."""
    yield from (stem for stem in bases(infinitive) if len(stem) > SHORTEST and stem[-1] not in "nvz")


def _digit(seen: int) -> int:
    return min(9, seen.bit_length() - 1)


def main(words: str, patterns: str) -> None:
    """Write the file."""
    pruner = Pruner(read_words(Path(words)), Hyphenation(Path(patterns).read_text(encoding="utf-8").split()))
    pruner.learn()
    roles = {line.partition(" ")[0]: line for line in pruner.lines()}
    for word in pruner.seldom():
        roles[word] = f"{word} -0 {roles.get(word, '').partition(' ')[2]}".strip()
    lines = sorted(roles.values()) + sorted(pruner.lookalikes())
    (DATA / "opentaal-parts.txt").write_text(HEADER + "\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(*sys.argv[1:])
