"""What the worker does for contacts."""

from procrastinate.contrib.django import app

from contactforms.contacts.services import end_forgotten
from contactforms.privacy.acting import acting

END_FORGOTTEN = "contacts.end_forgotten"


@app.periodic(cron="20 * * * *")
@app.task(name=END_FORGOTTEN)
def end_forgotten_contacts(timestamp: int) -> None:
    """End the contacts that nobody has touched for hours."""
    with acting(END_FORGOTTEN):
        end_forgotten()
