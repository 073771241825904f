"""What the worker does for the outbox."""

from procrastinate.contrib.django import app

from contactforms.outbox import delivery, services


@app.task(name=services.DELIVER, queue="outbox")
def deliver(message: str) -> None:
    """Deliver one message, right after the transaction that wrote it."""
    delivery.deliver_one(message)


@app.periodic(cron="* * * * *")
@app.task(name="outbox.sweep", queue="outbox", queueing_lock="outbox.sweep")
def sweep(timestamp: int) -> None:
    """Deliver what waits: retries whose time has come, and what a stopped worker left behind."""
    for uuid in delivery.waiting():
        delivery.deliver_one(uuid)


@app.periodic(cron="17 3 * * *")
@app.task(name="outbox.forget", queue="outbox")
def forget(timestamp: int) -> None:
    """Empty old messages of their personal data."""
    services.forget_contents()
