"""Scoring the settings in force on the judged queries: the numbers of `evaluate_search`, kept."""

from dataclasses import asdict
from datetime import timedelta
from hashlib import sha256
from typing import Any

import structlog
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from catalogue.search.evaluation.measures import ndcg
from catalogue.search.evaluation.report import measured
from catalogue.search.evaluation.run import Answer, ask
from catalogue.search.models import TuningVersion
from catalogue.search.tuned import in_force
from catalogue.search.tuning.judging.models import ScoreRun
from catalogue.search.tuning.judging.services.reading import evaluated, judged

logger = structlog.get_logger(__name__)
AT_ONCE = 500  # queries: more go to the worker
SILENT = timedelta(minutes=5)  # a run that told nothing for so long is not going on any more
EVERY = 20  # queries between two tellings
SCORE = "searchjudging.score"  # the task in `tasks`
State = ScoreRun.State


class UnderWay(Exception):
    """Another scoring is going on: `run`."""

    def __init__(self, run: ScoreRun | None) -> None:
        super().__init__()
        self.run = run


def start(user: Any) -> ScoreRun:
    """Score now, or by the worker when there is much to do. Raises `UnderWay`."""
    give_up_silent()
    try:
        with transaction.atomic():
            run = ScoreRun.objects.create(user=user, total=judged().count())
            if run.total > AT_ONCE:
                app.configure_task(SCORE).defer(run=run.pk)
    except IntegrityError as error:
        raise UnderWay(ScoreRun.objects.filter(state__in=[State.WAITING, State.RUNNING]).first()) from error
    if run.total <= AT_ONCE:
        perform(run.pk)
        run.refresh_from_db()
    return run


def perform(pk: int) -> None:
    """Do a scoring that waits; one that does not wait any more is left alone. Its failing is kept with it."""
    if not ScoreRun.objects.filter(pk=pk, state=State.WAITING).update(state=State.RUNNING, moved_at=timezone.now()):
        return
    run = ScoreRun.objects.get(pk=pk)
    try:
        _score(run)
        run.state = State.DONE
    except Exception as error:
        logger.exception("search_score_failed", run=pk)
        run.state, run.error = State.FAILED, type(error).__name__
    run.finished_at = timezone.now()
    run.save()


def _score(run: ScoreRun) -> None:
    number = TuningVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 1
    tuned = in_force(number)
    queries = evaluated()
    run.total, run.tuning, run.settings_hash = len(queries), number, settings_hash(asdict(tuned.weights), number)
    answers = []
    for answer in ask(queries, tuned=tuned):
        answers.append(answer)
        if len(answers) % EVERY == 0:
            ScoreRun.objects.filter(pk=run.pk).update(done=len(answers), total=run.total, moved_at=timezone.now())
    run.done = len(answers)
    run.groups = {name: one.as_json() for name, one in measured(answers).items()}
    run.scores = {answer.judgement.id: score_of(answer) for answer in answers}


def score_of(answer: Answer) -> float:
    """Return nDCG@10; of a query that nothing answers: 1 when nothing was given as sure."""
    if not answer.judgement.grades:
        return float(not answer.sure)
    return round(ndcg(answer.keys, answer.judgement.grades), 4)


def settings_hash(weights: dict[str, Any], tuning: int) -> str:
    """Return a short name of these settings: the same for the same."""
    return sha256(repr((sorted(weights.items()), tuning)).encode()).hexdigest()[:8]


def give_up_silent() -> None:
    """Close a run whose process ended in the middle, so that the next can start."""
    old = ScoreRun.objects.filter(state__in=[State.WAITING, State.RUNNING], moved_at__lt=timezone.now() - SILENT)
    old.update(state=State.FAILED, finished_at=timezone.now(), error=_("It stopped half-way."))
