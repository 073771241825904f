"""Finding pages. The one function that website, portal, API and forms call: `find`.

Question → tokens → candidates of an engine → one ranker → one page of hits.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from catalogue.products.models import Audience, Theme
from catalogue.search.engines import choosing
from catalogue.search.engines.base import Filters, Wanted
from catalogue.search.engines.loading import Candidate
from catalogue.search.entities import Recognised, What, recognise
from catalogue.search.knowledge import Knowledge, knowledge
from catalogue.search.matched import matched_on
from catalogue.search.meaning import encoder, meaning_of, no_meaning
from catalogue.search.ranking.question import Question, understand
from catalogue.search.ranking.score import Ranker, Score
from catalogue.search.results import Facets, Hit, Results
from catalogue.search.shown import shown
from catalogue.search.snippets import Passages
from catalogue.search.tuned import Tuned, in_force

MOST_ON_A_PAGE = 100
CANDIDATES = 60  # by their names, and as many by rare words: more find nothing better (judged), and cost
BY_WORDS_ALONE = 140  # where no neighbours come in by meaning
MOST_RARE = 900  # documents that the rare words together may stand in
MOST_TOKENS = 60
ANY = Filters()
OVERVIEWS = frozenset({"flow", "journey"})  # they lead to the pages that answer


class Ranked(NamedTuple):
    """A candidate with its score."""

    candidate: Candidate
    score: Score


def find(
    query: str,
    *,
    page: int = 1,
    page_size: int = 20,
    theme: Theme | int | None = None,
    audience: Audience | int | None = None,
    department: int | None = None,
    kind: str | None = None,
    language: str | None = None,
    agent: bool = False,
    correct: bool = True,
    engine: str | None = None,
    by_meaning: bool = True,
    tuned: Tuned | None = None,
) -> Results:
    """Return live pages and services that answer `query`, best first. Any text is a valid query.

    `agent` also looks in the notes for colleagues and in closed pages: only for people who may read those.
    `correct` False takes the words as typed. `engine`, `by_meaning` and `tuned` (draft settings) are for measuring
    and trying out.
    """
    page, page_size = max(page, 1), min(max(page_size, 1), MOST_ON_A_PAGE)
    filters = Filters(_pk(theme), _pk(audience), department, kind, language)
    answer = everything(query, filters, agent=agent, correct=correct, engine=engine, by_meaning=by_meaning, tuned=tuned)
    ranked, first = answer.ranked, (page - 1) * page_size
    shown = ranked[first : first + page_size]
    return Results(
        _hits(shown, answer, agent) if shown else (), len(ranked), page, page_size, answer.ranker.question,
        _facets(ranked), sure=not answer.ranker.question or answer.sure, engine=answer.engine, degraded=answer.degraded,
        recognised=answer.recognised,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Everything:
    """All that answers a question, best first, and the ranker that put it so; `find` shows a page of it."""

    ranker: Ranker
    ranked: list[Ranked]
    meaning: Sequence[float] | None
    engine: str
    degraded: bool
    recognised: Recognised | None = None

    @property
    def sure(self) -> bool:
        """The best of it answers the question well; nothing answers a number that nobody here has."""
        if self.recognised is not None and self.recognised.is_unknown:
            return False
        if not self.ranked or self.ranked[0].score.total < self.ranker.weights.sure:
            return False
        best, weights = self.ranked[0].candidate, self.ranker.weights
        return best.meaning >= weights.sure_meaning or self.ranker.covers(best.words) >= weights.sure_words


def everything(
    query: str,
    filters: Filters = ANY,
    *,
    agent: bool = False,
    correct: bool = True,
    engine: str | None = None,
    by_meaning: bool = True,
    tuned: Tuned | None = None,
) -> Everything:
    """Return all that answers `query`; the options are those of `find`."""
    known = knowledge(with_rows=True)
    view = known.everyone if agent else known.public
    tuned = tuned or in_force(known.tuning)
    recognised = recognise(query, agent=agent, known=lambda: known)
    asked = recognised.rest or query if recognised else query
    question = understand(
        asked, view.vocabulary, tuned.lexicons, tuned.weights, stop_words=tuned.stop_words, kept=tuned.kept,
        correct=correct,
    )  # fmt: skip
    ranker = Ranker(question, view.statistics(), tuned.weights, agent=agent)
    if not question:
        return Everything(ranker, [], None, "postgres", False)
    wanted = _wanted(question, known, filters, agent, by_meaning, recognised.on_top if recognised else ())
    candidates, used, degraded = choosing.candidates(wanted, engine)
    ranked = rank(ranker, candidates, recognised)
    return Everything(ranker, ranked, wanted.meaning(), used, degraded, recognised)


def rank(ranker: Ranker, candidates: Sequence[Candidate], recognised: Recognised | None = None) -> list[Ranked]:
    """Score the candidates and keep those that answer at least a little, best first; what was recognised on top.

    Beside the page of a number nothing else is an answer; beside a service called by its name its pages are.
    """
    top: Collection[int] = recognised.on_top if recognised else ()
    scored = [Ranked(one, score_of(ranker, one, exact=one.pk in top)) for one in candidates]
    apart = top if recognised and recognised.what == What.SERVICE else ()
    best = max((one.score.total for one in scored if one.candidate.pk not in apart), default=0.0)
    least = max(ranker.weights.least, best * ranker.weights.least_of_best)
    kept = [one for one in scored if one.score.total >= least and _by_more_than_chance(one, ranker)]
    return sorted(kept, key=lambda one: (-one.score.total, one.candidate.pk))


def _by_more_than_chance(one: Ranked, ranker: Ranker) -> bool:
    """Every page means a little of everything: without a word or a number in common it must be near."""
    return one.score.words > 0 or one.score.number > 0 or one.candidate.meaning >= ranker.weights.least_meaning


def score_of(ranker: Ranker, candidate: Candidate, *, exact: bool = False) -> Score:
    """Return the points of one candidate; `exact` when it is the very thing that was named."""
    exact = exact or (bool(candidate.product_number) and candidate.product_number == ranker.question.raw)
    return ranker.score(
        candidate.words,
        meaning=candidate.meaning,
        popularity=candidate.popularity,
        exact=exact,
        titled=candidate.kind != "service",
        share=share_of(ranker, candidate),
    )


def share_of(ranker: Ranker, candidate: Candidate) -> float:
    """Return how much the words of this candidate count."""
    return ranker.weights.overview if candidate.kind in OVERVIEWS else 1.0


def _wanted(
    question: Question, known: Knowledge, filters: Filters, agent: bool, by_meaning: bool, also: Sequence[int]
) -> Wanted:
    view = known.everyone if agent else known.public
    meaning = partial(meaning_of, question.text) if by_meaning else no_meaning
    statistics = view.statistics()
    points = {token: weight * statistics.rarity(token) for token, weight in question.tokens.items()}
    held = [token for token in points if view.frequency.get(token)] or list(points)
    telling = sorted(held, key=lambda token: (-points[token], token))[:MOST_TOKENS]
    rare: list[str] = []
    room = MOST_RARE
    for token in telling:
        room -= view.frequency.get(token, 0)
        if room < 0 and rare:
            break
        rare.append(token)
    return Wanted(
        tokens={token: points[token] for token in telling},
        rare=rare,
        numbers=[question.raw] if len(question.raw) <= 64 else [],
        meaning=meaning,
        agent=agent,
        filters=filters,
        also=also,
        rows=known.rows,
        unsent=known.unsent,
        writes=known.writes,
        limit=CANDIDATES if by_meaning and encoder() is not None else BY_WORDS_ALONE,
        documents=statistics.pages,
        frequency={token: view.frequency.get(token, 0) for token in telling},
    )


def _hits(ranked: Sequence[Ranked], answer: Everything, agent: bool) -> tuple[Hit, ...]:
    question, recognised = answer.ranker.question, answer.recognised
    documents = shown([one.candidate.pk for one in ranked])
    passages = Passages(question)
    return tuple(
        Hit(
            document,
            one.score,
            matched_on(question, one.candidate, agent=agent, recognised=recognised),
            passages.of(document, one.candidate.words),
        )
        for one in ranked
        if (document := documents.get(one.candidate.pk)) is not None
    )


def _facets(ranked: Sequence[Ranked]) -> Facets:
    found = [one.candidate for one in ranked]
    departments = Counter(one.department for one in found if one.department is not None)
    return Facets(
        themes=tuple(Counter(pk for one in found for pk in one.themes).most_common()),
        audiences=tuple(Counter(pk for one in found for pk in one.audiences).most_common()),
        departments=tuple(departments.most_common()),
        kinds=tuple(Counter(one.kind for one in found).most_common()),
    )


def _pk(row: Theme | Audience | int | None) -> int | None:
    return row if row is None or isinstance(row, int) else row.pk
