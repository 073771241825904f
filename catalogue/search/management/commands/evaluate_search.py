"""`manage.py evaluate_search FILE.tsv`: how good the search is on judged queries."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from catalogue.search.engines.base import EngineDown
from catalogue.search.evaluation.judgements import JudgementError, read
from catalogue.search.evaluation.report import measured, table
from catalogue.search.evaluation.run import ask, unknown_keys


class Command(BaseCommand):
    """Asks every query of the file as the public would, and prints the measures per group and for all."""

    help = (
        "Measure the search on judged queries: lines “id<tab>query<tab>key:grade,…” after a line of headings; "
        "grades 1 to 3, the key a product number or slug, groups by the id's first letter, no grades when nothing "
        "should be found. Top-1: the first result has the highest grade judged for the query. Honest: of queries "
        "that nothing answers, the share with no result, or none that the search is sure of."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, metavar="FILE.tsv")
        parser.add_argument("--engine", choices=["postgres", "elasticsearch"], help="insist on this engine")
        parser.add_argument("--no-semantic", action="store_true", help="compare by words alone")
        parser.add_argument("--strict", action="store_true", help="fail when no page has a judged key")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, measure, print."""
        try:
            judgements = read(options["file"])
        except (OSError, JudgementError) as error:
            raise CommandError(str(error)) from error
        if not judgements:
            raise CommandError(f"{options['file']} holds no query")
        unknown = unknown_keys(judgements)
        if unknown:
            self.stderr.write(f"{len(unknown)} judged keys are on no page: {', '.join(unknown)}")
            if options["strict"]:
                raise CommandError("Every judged key must be on a page (--strict).")
        with tqdm(total=len(judgements), unit="query", disable=not sys.stderr.isatty()) as bar:
            answers = ask(
                judgements, engine=options["engine"], by_meaning=not options["no_semantic"], progress=bar.update
            )
            try:
                groups = measured(answers)
            except EngineDown as error:
                raise CommandError(f"{options['engine']} does not answer: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps({"groups": {name: one.as_json() for name, one in groups.items()}}, indent=2))
            return
        for line in table(groups):
            self.stdout.write(line)
