"""What the worker does for privacy."""

from django.contrib.auth import get_user_model
from procrastinate.contrib.django import app

from contactforms.privacy import limits
from contactforms.privacy.acting import acting
from contactforms.privacy.retention.running import run

RETENTION = "privacy.retention"


@app.periodic(cron="*/10 * * * *")
@app.task(name="privacy.forget_attempts")
def forget_attempts(timestamp: int) -> None:
    """Remove the traces of who posted."""
    limits.forget()


@app.periodic(cron="23 2 * * *")
@app.task(name=RETENTION, lock=RETENTION, queueing_lock=RETENTION)
def retention(timestamp: int | None = None, actor: int | None = None) -> None:
    """Erase what was kept long enough: every night, and when someone with that right asks for it."""
    user = get_user_model().objects.get(pk=actor) if actor is not None else None
    with acting(RETENTION, user):
        run(actor=user)
