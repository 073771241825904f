"""What the worker does for privacy."""

from procrastinate.contrib.django import app

from contactforms.privacy import limits


@app.periodic(cron="*/10 * * * *")
@app.task(name="privacy.forget_attempts")
def forget_attempts(timestamp: int) -> None:
    """Remove the traces of who posted."""
    limits.forget()
