"""Scoring: the button, the runs, one run beside the one before."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from catalogue.search.evaluation.report import ALL
from catalogue.search.tuning.judging.models import Judgement, Kind, ScoreRun
from catalogue.search.tuning.judging.services import scoring
from catalogue.search.tuning.judging.views.base import Judging

WORST = 10
RUNS = 20
MEASURES = ("ndcg_at_10", "top1", "top3", "zero", "honest")
LESS_IS_BETTER = {"zero"}


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a run and how it changed; None where there is nothing to say."""

    value: float | None
    change: float | None
    better: bool | None


@dataclass(frozen=True, slots=True)
class Line:
    """The numbers of one group, as `MEASURES`."""

    label: str
    n: int
    numbers: tuple[Number, ...]


def done() -> QuerySet[ScoreRun]:
    """Return the runs with numbers, the latest first."""
    return ScoreRun.objects.filter(state=ScoreRun.State.DONE)


def compared(run: ScoreRun | None) -> tuple[ScoreRun | None, ScoreRun | None]:
    """Return the run with its `lines` set, and the run before it."""
    if run is None:
        return None, None
    before = done().filter(pk__lt=run.pk).first()
    run.lines = list(_lines(run, before))  # type: ignore[attr-defined]
    return run, before


def _lines(run: ScoreRun, before: ScoreRun | None) -> Iterator[Line]:
    labels = {**dict(Kind.choices), ALL: _("all together")}
    was = before.groups if before else {}
    for name, numbers in run.groups.items():
        old = was.get(name, {})
        yield Line(
            str(labels.get(name, name)), numbers["n"], tuple(_number(m, numbers.get(m), old.get(m)) for m in MEASURES)
        )


def _number(name: str, now: float | None, was: float | None) -> Number:
    if now is None or was is None:
        return Number(now, None, None)
    change = round(now - was, 4)
    return Number(now, change, None if not change else (change > 0) != (name in LESS_IS_BETTER))


class ScoresView(Judging):
    """The runs; a post starts one."""

    template_name = "searchjudging/scores.html"

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show the latest runs."""
        self.here = _("Scores")
        runs = list(ScoreRun.objects.select_related("user").defer("scores")[:RUNS])
        for run in runs:
            run.of_all = run.groups.get(ALL, {})  # type: ignore[attr-defined]
        return self.show(runs=runs)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Score the settings in force."""
        try:
            run = scoring.start(request.user)
        except scoring.UnderWay as error:
            messages.warning(request, _("A scoring is going on already."))
            return redirect("search_score", error.run.pk) if error.run else redirect("search_scores")
        return redirect("search_score", run.pk)


class ScoreView(Judging):
    """One run: its numbers with the change since the run before, the worst queries, what fell."""

    template_name = "searchjudging/score.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Show it."""
        scoring.give_up_silent()
        run, before = compared(get_object_or_404(ScoreRun.objects.select_related("user"), pk=pk))
        assert run is not None
        self.here = _("Score")
        return self.show(run=run, before=before, worst=worst(run), fell=fell(run, before))


def worst(run: ScoreRun) -> list[tuple[Judgement, float]]:
    """Return the queries that did worst, with their score; none that did perfectly."""
    scores = [(score, reference) for reference, score in run.scores.items() if score < 1]
    return _with_rows(sorted(scores)[:WORST])


def fell(run: ScoreRun, before: ScoreRun | None) -> list[tuple[Judgement, float]]:
    """Return the queries that lost most since the run before, with how much."""
    if before is None:
        return []
    changes = [
        (round(score - before.scores[name], 4), name) for name, score in run.scores.items() if name in before.scores
    ]
    return _with_rows(sorted(one for one in changes if one[0] < 0)[:WORST])


def _with_rows(scores: list[tuple[float, str]]) -> list[tuple[Judgement, Any]]:
    rows = {row.reference: row for row in Judgement.objects.filter(reference__in=[name for _score, name in scores])}
    return [(rows[name], score) for score, name in scores if name in rows]
