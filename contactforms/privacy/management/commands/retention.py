"""`manage.py retention [--dry-run]`: what was kept long enough, listed or erased."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from contactforms.privacy.acting import acting
from contactforms.privacy.models import RetentionRun
from contactforms.privacy.retention.planning import plan
from contactforms.privacy.retention.running import run

LISTED = 20


class Command(BaseCommand):
    """Erase names and texts of what was closed long enough ago, as the retention rules say."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--dry-run` and `--all`."""
        parser.add_argument("--dry-run", action="store_true", help="only list what would go: counts and references")
        parser.add_argument("--all", action="store_true", help=f"list every reference, not only {LISTED} a rule")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        if options["dry_run"]:
            self._list(None if options["all"] else LISTED)
            return
        with acting("manage.py retention"):
            made = run(told=self._tell)
        self.stdout.write(f"{made.erased} erased")

    def _list(self, most: int | None) -> None:
        total = 0
        for planned in plan():
            total += planned.count
            line = f"{planned.batch.rule} · {planned.batch.ending.kind}: {planned.count}"
            if planned.oldest is not None:
                line += f", oldest {timezone.localdate(planned.oldest).isoformat()}"
            self.stdout.write(line)
            if planned.count:
                names = planned.batch.references(most)
                self.stdout.write("  " + " ".join(names) + (" …" if len(names) < planned.count else ""))
        self.stdout.write(f"{total} would be erased")

    def _tell(self, made: RetentionRun) -> None:
        self.stdout.write(f"{made.erased} of {made.planned}")
