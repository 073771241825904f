"""`manage.py synth_contacts 900000`: ten years of contacts in a scratch copy of this database."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from catalogue.search.synth import scratch
from contactforms.synth.fill import fill


class Command(BaseCommand):
    """Make a scratch city as full as a real one after ten years."""

    help = "Copy this database to a scratch one, and fill that with contacts and questions that never were."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many."""
        parser.add_argument("questions", type=int, help="how many questions to add, most of them in a contact")
        parser.add_argument("--open", type=int, default=3_000, help="how many of them still wait for an answer")
        parser.add_argument("--seed", type=int, default=1, help="the same number makes up the same")

    def handle(self, *args: Any, **options: Any) -> None:
        """Copy and fill."""
        if options["questions"] < 1:
            raise CommandError("At least one question.")
        try:
            name = scratch.enter()
        except scratch.NotScratch as error:
            raise CommandError(str(error)) from error
        with tqdm(total=options["questions"], unit=" questions") as bar:
            added = fill(options["questions"], still_open=options["open"], seed=options["seed"], progress=bar.update)
        if not added:
            raise CommandError(f"The database “{name}” has no product with a service: load a catalogue first.")
        self.stdout.write(f"{added} questions that never were are in the database “{name}”.")
