"""What editors told about words, as the ranker takes it: read again by each process when it changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from catalogue.search.dutch.analysis import term
from catalogue.search.dutch.stopwords import STOP_WORDS
from catalogue.search.dutch.thesaurus import Lexicon, Link, link, thesaurus
from catalogue.search.dutch.words import words
from catalogue.search.models import Synonym, TuningVersion, WordRule
from catalogue.search.ranking.weights import Weights

EDITORS = "editors"


@dataclass(frozen=True)
class Tuned:
    """The settings of one search: those in force, or a draft that is tried out."""

    lexicons: tuple[Lexicon, ...]
    stop_words: frozenset[str] = STOP_WORDS
    kept: frozenset[str] = frozenset()  # words never corrected or split
    weights: Weights = field(default_factory=Weights)

    def with_synonyms(self, *drafts: Synonym, without: Sequence[Synonym] = ()) -> "Tuned":
        """Return these settings as if `drafts` were saved and `without` were not: for trying out."""
        gone = {(row.said, row.meant) for row in without}
        rows = [row for row in Synonym.objects.filter(active=True) if (row.said, row.meant) not in gone]
        return replace(self, lexicons=(_lexicon([*drafts, *rows], WordRule.objects.filter(active=True)), thesaurus()))


_cached: tuple[int, Tuned] | None = None


def in_force(number: int) -> Tuned:
    """Return the settings at this tuning version (`TuningVersion.number`; the caller reads it with its query)."""
    global _cached
    if _cached is None or _cached[0] != number:
        _cached = (number, _read())
    return _cached[1]


def in_force_now() -> Tuned:
    """Return the settings in force, asking which version that is (one query)."""
    return in_force(TuningVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 1)


def _read() -> Tuned:
    return settings_of(Synonym.objects.filter(active=True), WordRule.objects.filter(active=True))


def settings_of(synonyms: Iterable[Synonym], rules: Iterable[WordRule]) -> Tuned:
    """Return the settings with these rows and no others: what is in force, or a draft of it."""
    synonyms, rules = list(synonyms), list(rules)
    stop = {_written(rule.word) for rule in rules if rule.kind == WordRule.Kind.STOP}
    kept = {_written(rule.word) for rule in rules if rule.kind == WordRule.Kind.KEEP}
    return Tuned((_lexicon(synonyms, rules), thesaurus()), STOP_WORDS | stop, frozenset(kept))


def _written(word: str) -> str:
    """Return a word as questions write it: “Één” → “een”, “e-mail” → “email”."""
    return next((found.text for found in words(word)), "")


def _lexicon(synonyms: Iterable[Synonym], rules: Iterable[WordRule]) -> Lexicon:
    pairs = [(row.said, row.meant) for row in synonyms]
    pairs += [(row.meant, row.said) for row in synonyms if row.two_way]
    found = [link(said, meant, layer=EDITORS) for said, meant in pairs]
    for rule in rules:
        if rule.kind == WordRule.Kind.SAME and rule.active:
            found += [_same(rule.word, rule.other), _same(rule.other, rule.word)]
    return Lexicon(one for one in found if one is not None)


def _same(said: str, meant: str) -> Link | None:
    if term(said).stem == term(meant).stem:
        return None
    return link(said, meant, layer=EDITORS)
