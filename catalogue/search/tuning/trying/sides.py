"""One query in two settings, side by side: the first ten of each, and what moved between them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from catalogue.search.explain import SCALE, Explanation, explain
from catalogue.search.finding import Everything, everything
from catalogue.search.models import SearchDocument
from catalogue.search.tuned import Tuned

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One result. `move` is same, up, down, new or gone; `words` and `sign` say it too."""

    document: SearchDocument
    place: int
    score: float
    move: str
    sign: str
    words: str
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """What one setting gives."""

    name: str
    lines: tuple[Line, ...]
    total: int
    sure: bool
    engine: str
    degraded: bool
    corrected: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class How:
    """How is searched: as a colleague, by meaning too, by which engine (None: as for everybody)."""

    agent: bool = False
    by_meaning: bool = True
    engine: str | None = None


def compare(query: str, settings: Mapping[str, Tuned], how: How, *, why: tuple[str, int] | None = None) -> list[Side]:
    """Return a side for each of one or two settings; `why` is the (side, document) to explain. Raises `EngineDown`."""
    answers = {
        name: everything(query, agent=how.agent, by_meaning=how.by_meaning, engine=how.engine, tuned=tuned)
        for name, tuned in settings.items()
    }
    wanted = {one.candidate.pk for answer in answers.values() for one in answer.ranked[:SHOWN]}
    heavy = ("words", "meaning", "name_tokens", "public_tokens", "all_tokens", "public_text")
    documents = SearchDocument.objects.select_related("page", "service").defer(*heavy).in_bulk(wanted)
    places = {name: _places(answer) for name, answer in answers.items()}
    sides = []
    for name, answer in answers.items():
        other = next((places[key] for key in places if key != name), None)
        lines = [
            _line(documents[one.candidate.pk], place, one.score.total, other, came=name == "draft")
            for place, one in enumerate(answer.ranked[:SHOWN], 1)
            if one.candidate.pk in documents
        ]
        if why and why[0] == name:
            lines = [
                _explained(line, query, settings[name], how) if line.document.pk == why[1] else line for line in lines
            ]
        question = answer.ranker.question
        sides.append(
            Side(
                name, tuple(lines), len(answer.ranked), answer.sure, answer.engine, answer.degraded, question.corrected
            )
        )
    return sides


def _places(answer: Everything) -> dict[int, int]:
    return {one.candidate.pk: place for place, one in enumerate(answer.ranked, 1)}


def _line(document: SearchDocument, place: int, score: float, other: dict[int, int] | None, *, came: bool) -> Line:
    there = place if other is None else other.get(document.pk)
    if there is None:
        move, sign, words = ("new", "+", _("new")) if came else ("gone", "×", _("disappears"))
    elif there == place:
        move, sign, words = "same", "=", _("stays")
    else:
        up = (place < there) if came else (there < place)
        move, sign = ("up", "↑") if up else ("down", "↓")
        words = (_("was %(place)s") if came else _("goes to %(place)s")) % {"place": there}
    if other is None:
        sign = words = ""
    return Line(document, place, score * SCALE, move, sign, words)


def _explained(line: Line, query: str, tuned: Tuned, how: How) -> Line:
    if not how.by_meaning:  # the same points as without: what meaning would give counts nothing
        tuned = replace(tuned, weights=tuned.weights.changed(meaning=0.0))
    return replace(line, explanation=explain(query, line.document, agent=how.agent, tuned=tuned))


def moved(sides: list[Side]) -> dict[str, Any]:
    """Return how many lines in sight moved, for the sentence above the lists."""
    lines = [line for side in sides for line in side.lines if line.move != "same"]
    return {"count": len({line.document.pk for line in lines})}
