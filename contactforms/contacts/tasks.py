"""What the worker does for contacts."""

from procrastinate.contrib.django import app

from contactforms.contacts.services import end_forgotten


@app.periodic(cron="20 * * * *")
@app.task(name="contacts.end_forgotten")
def end_forgotten_contacts(timestamp: int) -> None:
    """End the contacts that nobody has touched for hours."""
    end_forgotten()
