"""Why this result: what a page's points for one question are made of, in words that people understand.

The ranker itself says where the points come from; nothing is computed a second way. Together the lines are
the score.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.search import finding
from catalogue.search.dutch.analysis import term
from catalogue.search.engines.base import UNTOLD
from catalogue.search.engines.loading import Candidate, load
from catalogue.search.models import SearchDocument
from catalogue.search.ranking.page_words import FIELDS
from catalogue.search.ranking.question import Because, Question, Way
from catalogue.search.ranking.score import Part, Ranker, Score
from catalogue.search.tuned import Tuned

SCALE = 100  # a ranker's point is shown as so many
SHOWN_FORMS = 3  # ways in which a page writes a word
SMALL = 0.01  # below this a reason gets no line of its own
NOTHING = 1e-9
OTHER = "other"  # points that no line explains: there are none, as the tests see to


@dataclass(frozen=True, slots=True)
class Line:
    """One reason and its points. `kind` is a `Because`, a kind of bonus or “other”; `where` names fields."""

    kind: str
    text: str
    points: float
    where: tuple[str, ...] = ()
    written: tuple[str, ...] = ()  # as the page writes the words, where that differs from what is in `text`

    @property
    def shown(self) -> float:
        """The points as people read them."""
        return self.points * SCALE


@dataclass(frozen=True, slots=True)
class Explanation:
    """The reasons of one document's place, the weightiest first.

    `place` counts from 1 among the `found` results without filters, and is None for a document that is not
    among them. `missing` are the typed words that it does not hold.
    """

    document: SearchDocument
    query: str
    lines: tuple[Line, ...]
    total: float
    place: int | None
    found: int
    missing: tuple[str, ...]
    on_top: bool = False  # whatever its points: the question is its very number, address or name

    @property
    def shown_total(self) -> float:
        """The score as people read it."""
        return self.total * SCALE


def explain(
    query: str, document: SearchDocument, *, agent: bool, tuned: Tuned | None = None, correct: bool = True
) -> Explanation:
    """Tell why `document` stands where it stands for `query`, in the settings in force or the draft `tuned`.

    `agent` True also counts and names the note for colleagues: only for people who may read it. `correct` False
    takes the words as they were typed.
    """
    answer = finding.everything(query, agent=agent, tuned=tuned, correct=correct)
    places = {one.candidate.pk: place for place, one in enumerate(answer.ranked, start=1)}
    candidate = next(iter(load({document.pk: UNTOLD}, answer.meaning)), None)
    if candidate is None:  # removed a moment ago
        return Explanation(document, query, (), 0.0, None, len(answer.ranked), ())
    score = finding.score_of(answer.ranker, candidate)
    parts = answer.ranker.parts(candidate.words, finding.share_of(answer.ranker, candidate))
    spelt = [*document.spelt, *(document.spelt_in_note if agent else ())]
    lines = [*_words(answer.ranker.question, parts, spelt), *_extra(score, candidate)]
    return Explanation(
        document,
        query,
        _worth_reading(lines, score),
        score.total,
        places.get(document.pk),
        len(answer.ranked),
        _missing(answer.ranker, parts),
        answer.recognised is not None and document.pk in answer.recognised.on_top,
    )


def _words(question: Question, parts: Iterable[Part], spelt: list[str]) -> Iterator[Line]:
    for part in parts:
        where = tuple(
            field_in_words(name) for name, points in zip(FIELDS, part.fields, strict=True) if points > part.points / 50
        )
        text = _in_words(part.way, [question.words[place].word for place in part.group.places])
        written = tuple(word for word in _as_written(part.way.tokens, spelt) if f"“{word}”" not in text)
        yield Line(str(part.way.because), text, part.points, where, written[:SHOWN_FORMS])


def _in_words(way: Way, typed: list[str]) -> str:
    """Return how a way of finding came from what was typed."""
    names = {"typed": " ".join(typed), "via": way.via}
    return {
        Because.TYPED: _("“%(via)s”, as it was typed"),
        Because.PART: _("a part of “%(via)s”"),
        Because.JOINED: _("“%(via)s”, typed as separate words"),
        Because.CORRECTED: _("“%(via)s”, instead of “%(typed)s”"),
        Because.ALIKE: _("“%(via)s”, which looks like “%(typed)s”"),
        Because.EDITORS: _("synonym of the editors: %(via)s"),
        Because.THESAURUS: _("from the word list: %(via)s"),
        Because.EXAMPLE: _("is like the example question: %(via)s"),
    }[way.because] % names


def field_in_words(name: str) -> str:
    """Return what people call a field of a document (`page_words.FIELDS`)."""
    return {
        "title": _("title"),
        "keywords": _("keywords"),
        "summary": _("summary"),
        "body": _("text"),
        "agent": _("note for colleagues"),
    }[name]


def _as_written(tokens: tuple[str, ...], spelt: Iterable[str]) -> list[str]:
    """Return the words of the page in which these tokens were found, whole words first."""
    wanted = set(tokens)
    words = [one for one in map(term, spelt) if not wanted.isdisjoint((one.stem, *one.inside))]
    return [one.word for one in sorted(words, key=lambda one: (one.stem not in wanted, len(one.word), one.word))]


def _extra(score: Score, candidate: Candidate) -> Iterator[Line]:
    """Yield what comes on top of the words."""
    likeness = round(max(candidate.meaning, 0.0) * 100)
    yield Line("number", _("exactly this product number"), score.number)
    yield Line("all_words", _("(nearly) everything that was asked is on this page"), score.all_words)
    yield Line("title", _("the question says (a part of) the title"), score.title)
    yield Line("meaning", _("is like the question in meaning: %(percent)d %%") % {"percent": likeness}, score.meaning)
    yield Line("popularity", _("people often look at this page"), score.popularity)


def _worth_reading(lines: Iterable[Line], score: Score) -> tuple[Line, ...]:
    """Return one line for each reason, the weightiest first, and the small ones as one."""
    reasons: dict[tuple[str, str], Line] = {}
    for line in lines:
        same = reasons.get((line.kind, line.text))
        reasons[line.kind, line.text] = line if same is None else _together(same, line)
    large = sorted((line for line in reasons.values() if line.points >= SMALL), key=lambda line: -line.points)
    small = [line.points for line in reasons.values() if NOTHING < line.points < SMALL]
    words = ngettext("%(n)d small thing", "%(n)d small things", len(small)) % {"n": len(small)}
    rest = score.total - sum(line.points for line in large) - sum(small)
    return (
        *large,
        *([Line("small", words, sum(small))] if small else []),
        *([Line(OTHER, _("other things"), rest)] if abs(rest) > NOTHING else []),
    )


def _together(one: Line, other: Line) -> Line:
    where = dict.fromkeys((*one.where, *other.where))
    written = dict.fromkeys((*one.written, *other.written))
    return replace(one, points=one.points + other.points, where=tuple(where), written=tuple(written)[:SHOWN_FORMS])


def _missing(ranker: Ranker, parts: list[Part]) -> tuple[str, ...]:
    """Return the typed words that give the page nothing."""
    matched = {place for part in parts if part.way.because is not Because.EXAMPLE for place in part.group.places}
    return tuple(one.word for place, one in enumerate(ranker.question.words) if place not in matched)
