"""What the worker does for the site."""

from django.core.management import call_command
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="site.publish_scheduled", queue="site", queueing_lock="site.publish_scheduled")
def publish_scheduled(timestamp: int) -> None:
    """Publish and take down the pages whose moment has come, within a minute and without a cron of the system."""
    call_command("publish_scheduled", verbosity=0)
