"""What the worker does for topic questions."""

from procrastinate.contrib.django import app

from contactforms.topics.attachments.services import forget_pending, sweep


@app.periodic(cron="17 * * * *")
@app.task(name="topics.forget_pending_files")
def forget_pending_files(timestamp: int) -> None:
    """Delete files that never became part of a question."""
    forget_pending()


@app.periodic(cron="41 3 * * *")
@app.task(name="topics.sweep_files")
def sweep_files(timestamp: int) -> None:
    """Delete files whose row is gone and whose deletion the disk refused."""
    sweep()
