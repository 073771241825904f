"""`manage.py search_index rebuild | check [--repair] | synth DOCUMENTS`."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm
from wagtail.models import Page

from catalogue.organisation.models import Service
from catalogue.search import checking, upkeep
from catalogue.search.documents import content_models
from catalogue.search.engines.base import EngineDown
from catalogue.search.engines.elasticsearch import rebuilding
from catalogue.search.engines.elasticsearch.node import switched_on
from catalogue.search.models import SearchDocument
from catalogue.search.synth import scratch
from catalogue.search.synth.fill import fill

SHOWN = 50  # lines of one kind


class Command(BaseCommand):
    """Keep what is found the same as what is written, in both engines."""

    help = "Write the documents of the search anew, or compare them with their pages and with Elasticsearch."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One argument a task."""
        tasks = parser.add_subparsers(dest="task", required=True)
        tasks.add_parser("rebuild", help="write every document anew, and a new Elasticsearch index beside the old one")
        check = tasks.add_parser("check", help="tell what differs; the exit status is 1 when something does")
        synth = tasks.add_parser(
            "synth", help="copy this database to a scratch one, and fill that with products that do not exist"
        )
        synth.add_argument("documents", type=int, help="how many can be found in the end")
        check.add_argument("--repair", action="store_true", help="put right what differs, and compare again")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the task."""
        if options["task"] == "rebuild":
            self._rebuild()
        elif options["task"] == "synth":
            self._synth(options["documents"])
        else:
            self._check(repair=options["repair"])

    def _rebuild(self) -> None:
        with _bar("pages", _pages()) as progress:
            number = upkeep.rebuild(progress)
        self.stdout.write(f"{number} pages and services can be found.")
        if not switched_on():
            return
        try:
            with _bar("Elasticsearch", SearchDocument.objects.count()) as progress:
                name = rebuilding.build(progress)
        except rebuilding.Busy:
            raise CommandError("Another rebuild of the Elasticsearch index is going on.") from None
        except EngineDown as error:
            raise CommandError(
                f"Elasticsearch {error}. Its old index is as it was; the worker goes on with it."
            ) from error
        self.stdout.write(f"Elasticsearch answers from {name}.")

    def _synth(self, documents: int) -> None:
        try:
            name = scratch.enter()
        except scratch.NotScratch as error:
            raise CommandError(str(error)) from error
        with _bar("synthetic", max(documents - SearchDocument.objects.count(), 0)) as progress:
            added = fill(documents, progress)
        self.stdout.write(f"{added} products that do not exist were added to the database “{name}”.")
        self.stdout.write(f"DATABASE_URL with {name} as its database searches in them.")

    def _check(self, *, repair: bool) -> None:
        wrong = self._differences(repair=repair)
        if wrong and repair:
            self.stdout.write(f"{wrong} differences put right; comparing again.")
            wrong = self._differences(repair=False)
        if wrong:
            raise CommandError(
                f"{wrong} documents differ; `search_index check --repair` puts them right.", returncode=1
            )
        self.stdout.write("Every document is as its page, in every engine.")

    def _differences(self, *, repair: bool) -> int:
        number = 0
        for part in checking.PARTS:
            with _bar(part.name, part.size()) as progress:
                wrong = part.differences(progress, repair)
            number += len(wrong)
            for line in wrong[:SHOWN]:
                self.stdout.write(f"{part.name}: {line}")
            if len(wrong) > SHOWN:
                self.stdout.write(f"{part.name}: and {len(wrong) - SHOWN} more")
        return number


def _pages() -> int:
    return Page.objects.live().type(*content_models()).count() + Service.objects.count()


@contextmanager
def _bar(name: str, total: int) -> Iterator[Callable[[int], object]]:
    with tqdm(total=total, desc=name, unit="doc", disable=not sys.stderr.isatty()) as bar:
        yield bar.update
