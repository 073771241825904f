"""What someone typed, as groups of ways to find it: the word itself, its parts, its correction, its synonyms."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz.distance import OSA

from catalogue.search.dutch.analysis import Term, term, terms
from catalogue.search.dutch.examples import examples
from catalogue.search.dutch.known_dutch import is_dutch
from catalogue.search.dutch.stopwords import STOP_WORDS
from catalogue.search.dutch.thesaurus import Lexicon, Link
from catalogue.search.dutch.vocabulary import Vocabulary
from catalogue.search.ranking.weights import Weights

LONGEST_QUERY = 400  # characters looked at
MOST_WORDS = 24
MOST_WAYS = 12  # of one word
MOST_PHRASES = 24
ALIKE_FROM = 0.45  # likeness, 0 to 1
MOST_ALIKE = 4
CORRECTED_FIRST = 6  # letters from which a word is rather misspelt than unfinished
BEGUN_FROM = 3  # letters of a word that is still being typed
ONE_IN_COMMON, TWO_IN_COMMON = 0.12, 0.8  # how far an example is trusted that shares so many words
EXAMPLE_FROM = 0.3  # likeness of an example question, 0 to 1
MOST_EXAMPLES = 8
NOWHERE = -1  # the place of a word that is no word of the question
MOST_JOINED = 3  # words that may be one word written apart


class Because(StrEnum):
    """Why a token is looked for."""

    TYPED = "typed"
    PART = "part"
    JOINED = "joined"
    CORRECTED = "corrected"
    ALIKE = "alike"
    EDITORS = "editors"
    THESAURUS = "thesaurus"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Way:
    """Tokens that a page may hold for what was typed, with how much that counts and why (`via` is for people)."""

    tokens: tuple[str, ...]
    weight: float
    because: Because
    via: str


@dataclass(frozen=True, slots=True)
class Group:
    """A typed word, or a phrase of several, with the ways to find it, the most literal first."""

    places: tuple[int, ...]  # of its words in the question
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Question:
    """A query understood. Empty (false) when it holds no letter or digit."""

    raw: str
    words: tuple[Term, ...]
    groups: tuple[Group, ...]
    corrected: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def text(self) -> str:
        """The query with its corrections, for comparing meanings and for “did you mean”."""
        right = dict(self.corrected)
        return " ".join(right.get(word.word, word.word) for word in self.all_words)

    @property
    def all_words(self) -> Iterable[Term]:
        """Every word typed, stop words too."""
        return terms(self.raw)

    @cached_property
    def tokens(self) -> dict[str, float]:
        """Every token looked for, with the most it can count."""
        found: dict[str, float] = {}
        for group in self.groups:
            for way in group.ways:
                for token in way.tokens:
                    found[token] = max(found.get(token, 0.0), way.weight)
        return found


def understand(
    text: str,
    vocabulary: Vocabulary,
    lexicons: Sequence[Lexicon],
    weights: Weights,
    *,
    stop_words: frozenset[str] = STOP_WORDS,
    kept: frozenset[str] = frozenset(),
    correct: bool = True,
) -> Question:
    """Return the question in `text`, however hostile; `correct` False takes every word as it was typed.

    `kept` words are never corrected nor split.
    """
    raw = " ".join("".join(c if c.isprintable() else " " for c in text[:LONGEST_QUERY]).split())
    typed = list(dict.fromkeys(terms(raw)))
    meant = ([t for t in typed if t.word not in stop_words] or typed)[:MOST_WORDS]
    groups: list[Group] = []
    corrected: list[tuple[str, str]] = []
    for place, one in enumerate(meant):
        ways, right = (
            _ways(one, vocabulary, lexicons, weights, correct) if one.word not in kept else (_as_it_is(one), None)
        )
        groups.append(Group((place,), ways))
        if right:
            corrected.append((one.word, right))
    groups += _written_apart(meant, vocabulary, weights)
    groups += _phrases(typed, groups, lexicons, weights)
    groups += _like_examples(groups, weights)
    return Question(raw, tuple(meant), tuple(groups), tuple(corrected))


def _as_it_is(one: Term) -> tuple[Way, ...]:
    return (Way((one.stem,), 1.0, Because.TYPED, one.word),)


def _ways(
    one: Term, vocabulary: Vocabulary, lexicons: Sequence[Lexicon], weights: Weights, correct: bool
) -> tuple[tuple[Way, ...], str | None]:
    """Return how to find one word, and its correction when it needs one."""
    ways = list(_as_it_is(one))
    share = weights.part
    ways += [Way((piece,), share, Because.PART, one.word) for piece in one.inside]
    right = None
    if correct and not _known(one.word, vocabulary, lexicons):
        begun = _begun(one.word, vocabulary, weights)
        unfinished = bool(begun) and len(one.word) < CORRECTED_FIRST
        right = None if unfinished else _correction(one, vocabulary)
        if right is not None:
            better = term(right)
            ways.append(Way((better.stem,), weights.correction, Because.CORRECTED, right))
            ways += [Way((piece,), weights.correction * share, Because.CORRECTED, right) for piece in better.inside]
        else:
            ways += begun or ([] if one.inside else _alike(one.word, vocabulary, weights))
    return tuple(_each_once(ways)[:MOST_WAYS]), right


def _correction(one: Term, vocabulary: Vocabulary) -> str | None:
    """Return what the word should have been; a compound of known parts is off by one letter at most."""
    right = vocabulary.correction(one.word)
    if right is None or term(right).stem == one.stem:
        return None
    return None if len(one.inside) > 1 and OSA.distance(one.word, right) > 1 else right


def _begun(word: str, vocabulary: Vocabulary, weights: Weights) -> list[Way]:
    """The words that someone who typed this far may be typing."""
    found = vocabulary.begun(word, MOST_ALIKE) if len(word) >= BEGUN_FROM else ()
    return [Way((term(other).stem,), weights.alike, Because.ALIKE, other) for other in found]


def _alike(word: str, vocabulary: Vocabulary, weights: Weights) -> list[Way]:
    found = vocabulary.alike(word, ALIKE_FROM, MOST_ALIKE)
    return [Way((term(other).stem,), weights.alike * likeness, Because.ALIKE, other) for other, likeness in found]


def _known(word: str, vocabulary: Vocabulary, lexicons: Sequence[Lexicon]) -> bool:
    """A word of the catalogue, of the thesaurus, or simply Dutch: typed as it was meant."""
    return word in vocabulary or any(word in lexicon.words for lexicon in lexicons) or is_dutch(word)


def _each_once(ways: Iterable[Way]) -> list[Way]:
    best: dict[tuple[str, ...], Way] = {}
    for way in ways:
        if way.tokens not in best or best[way.tokens].weight < way.weight:
            best[way.tokens] = way
    return list(best.values())


def _written_apart(meant: Sequence[Term], vocabulary: Vocabulary, weights: Weights) -> list[Group]:
    """“huis vuil zak” → huisvuilzak, when the catalogue knows that word."""
    found = []
    for first in range(len(meant)):
        for length in range(2, MOST_JOINED + 1):
            run = meant[first : first + length]
            joined = "".join(one.word for one in run)
            if len(run) == length and joined in vocabulary:
                way = Way((term(joined).stem,), weights.joined, Because.JOINED, joined)
                found.append(Group(tuple(range(first, first + length)), (way,)))
    return found


def _phrases(
    typed: Sequence[Term], groups: Sequence[Group], lexicons: Sequence[Lexicon], weights: Weights
) -> list[Group]:
    """Return what the thesaurus and the editors say is meant, the most specific saying first."""
    places: dict[str, int] = {}
    for group in groups:
        for way in group.ways:
            if way.because is not Because.ALIKE:
                for token in way.tokens:
                    places.setdefault(token, group.places[0])
    for word in typed:
        places.setdefault(word.stem, NOWHERE)  # a stop word belongs to a saying only
    by_said: dict[tuple[str, ...], list[Link]] = {}
    for lexicon in lexicons:
        for one in lexicon.links(set(places)):
            by_said.setdefault(one.said, []).append(one)
    found = []
    for said, links in sorted(by_said.items(), key=lambda item: (-len(item[0]), item[0])):
        at = tuple(sorted({places[token] for token in said if places.get(token, NOWHERE) != NOWHERE}))
        if not at:  # stop words alone say nothing, also those of editors
            continue
        ways = [
            Way(
                one.meant,
                one.weight * (weights.editors if one.layer == "editors" else weights.thesaurus),
                Because.EDITORS if one.layer == "editors" else Because.THESAURUS,
                f"{one.said_text} → {one.meant_text}",
            )
            for one in links
        ]
        found.append(Group(at, tuple(_each_once(ways)[:MOST_WAYS])))
    return found[:MOST_PHRASES]


def _trust(said: Iterable[str], typed: Collection[str]) -> float:
    """One word in common says little: examples are for whole questions."""
    shared = sum(1 for one in set(said) if one in typed)
    return ONE_IN_COMMON if shared < 2 else TWO_IN_COMMON if shared < 3 else 1.0


def _like_examples(groups: Sequence[Group], weights: Weights) -> list[Group]:
    """Return what people meant who asked nearly this before."""
    places = {
        way.tokens[0]: group.places[0]
        for group in groups
        for way in group.ways
        if way.because in (Because.TYPED, Because.CORRECTED, Because.JOINED) and len(way.tokens) == 1
    }
    found = [
        (example, likeness * _trust(example.stems, places))
        for example, likeness in examples().alike(places, EXAMPLE_FROM, MOST_EXAMPLES)
    ]
    if not found:
        return []
    at = tuple(sorted({places[token] for example, _likeness in found for token in example.stems if token in places}))
    return [
        Group(
            at,
            tuple(
                Way(example.meant, weights.examples * likeness, Because.EXAMPLE, f"{example.text} → {example.title}")
                for example, likeness in found
            ),
        )
    ]
