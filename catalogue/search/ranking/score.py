"""How well one page answers a question: BM25 over its fields, and what comes on top."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from catalogue.search.ranking.page_words import WHOLE, PageWords
from catalogue.search.ranking.question import Because, Group, Question, Way
from catalogue.search.ranking.statistics import Statistics
from catalogue.search.ranking.weights import Weights

MOST_NORMS = 4_000  # kept per process; a page has about ten numbers
AGENT = 4  # the place of the note for colleagues among the fields


@dataclass(frozen=True, slots=True)
class Part:
    """The points that one way of finding what was typed gives a page, divided over the fields that hold it."""

    group: Group
    way: Way
    points: float
    fields: tuple[float, ...]  # as `page_words.FIELDS`; together they are `points`


class Score(NamedTuple):  # made for hundreds of pages per question: a tuple is made in a fifth of the time
    """The points of a page and where they come from. `words` is 1 when every word stands in the title alone."""

    total: float
    words: float
    title: float = 0.0
    meaning: float = 0.0
    popularity: float = 0.0
    all_words: float = 0.0  # the share of `words` that is there because (nearly) everything typed matched
    number: float = 0.0


class Ranker:
    """Scores pages against one question. Made once per question, asked once per candidate."""

    def __init__(self, question: Question, statistics: Statistics, weights: Weights, *, agent: bool = False) -> None:
        """Prepare; `agent` also reads the notes for colleagues."""
        self.question, self.statistics, self.weights = question, statistics, weights
        fields = (weights.title, weights.keywords, weights.summary, weights.body, weights.agent if agent else 0.0)
        self._fields = fields
        b = weights
        self._lengths = (b.length_title, b.length_keywords, b.length_summary, b.length_body, b.length_body)
        self._tokens = {token: statistics.rarity(token) for token in question.tokens}
        self._importance = [self._importance_of(group) for group in question.groups]
        single = self._single = {i for i, group in enumerate(question.groups) if _is_word(group)}
        explained = {place for group in question.groups if not _is_word(group) for place in group.places}
        self._share = [
            weights.explained if i in single and group.places[0] in explained else 1.0
            for i, group in enumerate(question.groups)
        ]
        self._most = sum(self._importance[i] for i in single) or 1.0
        self._rarities = dict(self._tokens)  # of the tokens of titles as well, as they come by
        self._norm = [
            (weight, WHOLE * (1 - length), WHOLE * length / mean) if mean else (weight, WHOLE, 0.0)
            for weight, length, mean in zip(fields, self._lengths, statistics.mean_lengths, strict=True)
        ]
        self._known_norms = _norms_known(tuple(self._norm))
        # The ways by their tokens, so that a page asks only for those it has something of
        self._alone: dict[str, list[tuple[int, float]]] = {}  # token → group and weight
        self._together: dict[str, list[tuple[int, int]]] = {}  # token → group and place of a way of several tokens
        self._names: dict[str, list[tuple[int, float]]] = {}  # as `_alone`, of typed words only
        for place, group in enumerate(question.groups):
            for number, way in enumerate(group.ways):
                if len(way.tokens) > 1:
                    for token in way.tokens:
                        self._together.setdefault(token, []).append((place, number))
                    continue
                self._alone.setdefault(way.tokens[0], []).append((place, way.weight))
                if place in self._single:
                    self._names.setdefault(way.tokens[0], []).append((place, way.weight))
        # What a token is worth for each point, and (as bits) the groups in which it is
        self._by_itself = {token: (*self._worth_of({token: 1.0}), self._groups_of(token)) for token in self._tokens}

    def _importance_of(self, group: Group) -> float:
        """The rarity of what was typed; a word on no page is worth what its best known way is worth."""
        known = [
            max(self._tokens[token] for token in way.tokens) * way.weight
            for way in group.ways
            if all(self.statistics.frequency.get(token) for token in way.tokens)
        ]
        return max(known, default=1.0)

    def score(
        self,
        page: PageWords,
        *,
        meaning: float = 0.0,
        popularity: float = 0.0,
        exact: bool = False,
        titled: bool = True,
        share: float = 1.0,
    ) -> Score:
        """Return the score of one page; `meaning` is a cosine, `popularity` from 0 to 1, `exact` the very number.

        `titled` False for what has a name rather than a title (a service): its name earns no bonus. Words count for
        `share` of their points.
        """
        w = self.weights
        matched = self._matched(page)
        words = all_words = 0.0
        if matched:
            words, covered = self._apart(matched) or self._worth_of(matched)
            words *= share
            all_words = w.all_words * share * min(covered, 1.0) ** 3
        title = 0.0 if not titled or self._tokens.keys().isdisjoint(page.title) else self._title(page)
        near = w.meaning * max(meaning, 0.0)
        used = w.popularity * min(max(popularity, 0.0), 1.0)
        number = w.exact if exact else 0.0
        total = words + all_words + title + near + used + number
        return Score(total, words + all_words, title, near, used, all_words, number)

    def _groups_of(self, token: str) -> int:
        places = {place for place, _way in (*self._alone.get(token, ()), *self._together.get(token, ()))}
        return sum(1 << place for place in places)

    def _apart(self, matched: dict[str, float]) -> tuple[float, float] | None:
        """As `_worth_of`, and far quicker, where no two of the tokens are in one group (mostly); else None."""
        words = covered = 0.0
        seen = 0
        for token, points in matched.items():
            worth, cover, groups = self._by_itself[token]
            if seen & groups:
                return None
            seen |= groups
            words += worth * points
            covered += cover
        return words, covered

    def _worth_of(self, matched: dict[str, float]) -> tuple[float, float]:
        """Return the points of these tokens, and the share of the typed words that gives any (about 0 to 1)."""
        words = covered = 0.0
        for place, points in self._by_group(matched):
            words += points * self._share[place]
            if place in self._single:
                covered += self._importance[place]
        return words / self._most, covered / self._most

    def _by_group(self, matched: dict[str, float]) -> Iterator[tuple[int, float]]:
        """Yield the groups that give points, in order: the best way counts whole, the others a little."""
        found: dict[int, list[float]] = {}
        several: set[tuple[int, int]] = set()
        for token, points in matched.items():
            for place, weight in self._alone.get(token, ()):
                found.setdefault(place, []).append(weight * points)
            several.update(self._together.get(token, ()))
        for place, number in sorted(several):
            found.setdefault(place, []).append(_way(self.question.groups[place].ways[number], matched))
        for place in sorted(found):
            best = max(found[place])
            yield place, best + self.weights.other_ways * min(sum(found[place]) - best, best)

    def _matched(self, page: PageWords) -> dict[str, float]:
        """Return the BM25 points of each token of the question that the page holds."""
        counts = page.counts
        held = [token for token in self._tokens if token in counts]
        if not held:
            return {}
        found = {}
        norms = self._norms(page)
        k = self.weights.saturation
        for token in held:
            frequency = sum(map(mul, counts[token], norms))
            if frequency:
                found[token] = self._tokens[token] * frequency / (k + frequency)
        return found

    def _norms(self, page: PageWords) -> list[float]:
        """Return what one (half) occurrence counts in each field of this page: less in a long one."""
        known = self._known_norms.get(page.lengths)
        if known is None:
            if len(self._known_norms) >= MOST_NORMS:
                self._known_norms.clear()
            known = self._known_norms[page.lengths] = [
                weight / (least + more * length)
                for (weight, least, more), length in zip(self._norm, page.lengths, strict=True)
            ]
        return known

    def _title(self, page: PageWords) -> float:
        """How much of the title was said, and how much of what was said is the title."""
        title = dict.fromkeys(page.title)
        said = {token: self.question.tokens[token] for token in title if token in self._tokens}
        hits: dict[int, float] = {}
        for token in said:
            for place, weight in self._names.get(token, ()):
                hits[place] = max(hits.get(place, 0.0), weight)
        asked = sum(hit * self._importance[place] for place, hit in hits.items())
        rarity = {token: self._rarity(token) for token in title}
        of_title = sum(rarity[token] * weight for token, weight in said.items()) / (sum(rarity.values()) or 1.0)
        of_question = min(asked / self._most, 1.0)
        points = self.weights.title_said * of_title * (0.4 + 0.6 * of_question)
        if of_title > 0.99 and of_question > 0.99:
            points += self.weights.very_title
        return points + self.weights.begins * said.get(page.title[0], 0.0) * of_question

    def covers(self, page: PageWords) -> float:
        """Return how much of what was typed the page explains (0 to 1): a word on no page at all weighs most."""
        matched = self._matched(page)  # not `page.counts`: that knows the note for colleagues too
        explained: dict[int, float] = {}
        for group in self.question.groups:
            best = max(
                min(way.weight, 1.0) * sum(token in matched for token in way.tokens) / len(way.tokens)
                for way in group.ways
            )
            for place in group.places:
                explained[place] = max(explained.get(place, 0.0), best)
        worth = [self._rarity(word.stem) for word in self.question.words]
        return sum(w * explained.get(place, 0.0) for place, w in enumerate(worth)) / (sum(worth) or 1.0)

    def _rarity(self, token: str) -> float:
        if token not in self._rarities:
            self._rarities[token] = self.statistics.rarity(token)
        return self._rarities[token]

    def parts(self, page: PageWords, share: float = 1.0) -> list[Part]:
        """Return what the words of the question give this page, way by way: together `Score.words` without `all_words`.

        For explaining: `score` itself does not come here.
        """
        matched, found = self._matched(page), []
        for i, group in enumerate(self.question.groups):
            worth = sorted(((_way(way, matched), way) for way in group.ways), key=lambda pair: -pair[0])
            rest = sum(points for points, _ in worth[1:])
            others = self.weights.other_ways * min(rest, worth[0][0]) / rest if rest else 0.0
            for place, (points, way) in enumerate(worth):
                counted = points * (others if place else 1.0) * self._share[i] * share / self._most
                if counted:
                    fields = self._divided(way, page, matched)
                    found.append(Part(group, way, counted, tuple(counted * share for share in fields)))
        return found

    def _divided(self, way: Way, page: PageWords, matched: dict[str, float]) -> list[float]:
        """Return which share of the points of a way comes from each field."""
        norms, shares = self._norms(page), [0.0] * len(self._fields)
        for token in (token for token in way.tokens if token in matched):
            counted = [n * norm for n, norm in zip(page.counts[token], norms, strict=True)]
            for place, count in enumerate(counted):
                shares[place] += matched[token] * count / sum(counted)
        return [share / sum(shares) for share in shares]


@lru_cache(maxsize=4)  # the public's and the agents', and both while the catalogue changes
def _norms_known(norm: tuple[tuple[float, float, float], ...]) -> dict[tuple[int, ...], list[float]]:
    """Return what pages of these lengths count: the same for every question until the mean lengths change."""
    return {}


def _is_word(group: Group) -> bool:
    return len(group.places) == 1 and group.ways[0].because is Because.TYPED


def _way(way: Way, matched: dict[str, float]) -> float:
    if len(way.tokens) == 1:
        return way.weight * matched.get(way.tokens[0], 0.0)
    found = [matched[token] for token in way.tokens if token in matched]
    return way.weight * sum(found) * (len(found) / len(way.tokens)) if found else 0.0
