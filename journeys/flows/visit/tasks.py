"""What the worker does for visitors: sessions that ended leave the database too."""

from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="*/10 * * * *")
@app.task(name="flowvisit.forget_sessions", queue="search", queueing_lock="flowvisit.forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Remove the rows of sessions that ran out."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
