"""What the worker does for the search desk."""

from procrastinate.contrib.django import app

from catalogue.search.tuning import forgetting, popularity


@app.periodic(cron="41 3 * * *")
@app.task(name="searchtuning.forget", queue="search", queueing_lock="searchtuning.forget")
def forget(timestamp: int) -> None:
    """Remove counts that are too old."""
    forgetting.forget()


@app.periodic(cron="53 3 * * *")
@app.task(name="searchtuning.popularity", queue="search", queueing_lock="searchtuning.popularity")
def refresh_popularity(timestamp: int) -> None:
    """Weigh what people opened."""
    popularity.refresh()
