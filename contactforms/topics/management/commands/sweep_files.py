"""`manage.py sweep_files`: delete files that no question or form knows any more."""

from typing import Any

from django.core.management.base import BaseCommand

from contactforms.topics.attachments.services import sweep


class Command(BaseCommand):
    """Delete private files without a row, a day old or more; the task does it every night."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say how many."""
        self.stdout.write(f"{sweep()} files deleted")
