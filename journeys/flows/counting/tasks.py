"""What the worker does for the counts."""

from procrastinate.contrib.django import app

from journeys.flows.counting import forgetting


@app.periodic(cron="47 3 * * *")
@app.task(name="flowcounting.forget", queue="search", queueing_lock="flowcounting.forget")
def forget(timestamp: int) -> None:
    """Remove counts that are too old."""
    forgetting.forget()
