"""What the worker does for judging."""

from procrastinate.contrib.django import app

from catalogue.search.tuning.judging.services import scoring


@app.task(name=scoring.SCORE, queue="search")
def score(run: int) -> None:
    """Score many queries."""
    scoring.perform(run)
