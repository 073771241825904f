"""`manage.py search_index rebuild|check`."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm
from wagtail.models import Page

from catalogue.search.documents import content_models
from catalogue.search.upkeep import check, rebuild


class Command(BaseCommand):
    """Write all documents anew, or tell which differ from their pages."""

    help = "rebuild: write every page's document anew. check: tell which differ; the exit status is 1 when some do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The one argument."""
        parser.add_argument("task", choices=["rebuild", "check"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the task with a progress bar."""
        total = Page.objects.live().type(*content_models()).count()
        with tqdm(total=total, unit="page", disable=not sys.stderr.isatty()) as bar:
            if options["task"] == "rebuild":
                self.stdout.write(f"{rebuild(bar.update)} pages can be found.")
                return
            wrong = list(check(bar.update))
        for line in wrong:
            self.stdout.write(line)
        if wrong:
            raise CommandError(f"{len(wrong)} documents differ; `search_index rebuild` repairs them.", returncode=1)
        self.stdout.write("Every document is as its page.")
