"""`manage.py import_ipdc SOURCE…`: products of the Flemish catalogue into the city's own."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from tqdm import tqdm

from catalogue.organisation.models import Service
from integrations.ipdc.services import AnotherRun, Options, Result, import_sources
from integrations.ipdc.snapshot import Snapshot


class Command(BaseCommand):
    """Reads files, folders and feeds; prints what was counted; ends with 1 when something was refused."""

    help = "Import products from IPDC: LDES feeds (file or URL), JSON-LD, N-Triples and Turtle, files or folders."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the sources and the options."""
        parser.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, a folder or an http(s) address")
        parser.add_argument("--dry-run", action="store_true", help="count and find, but change nothing")
        parser.add_argument("--publish", action="store_true", help="put the pages on the site at once")
        parser.add_argument("--service", help="UUID or name of the service that answers for new pages")
        parser.add_argument("--report", metavar="FILE.json", type=Path, help="write totals and findings to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, tell, and end with the right status."""
        report: Path | None = options["report"]
        if report is not None and not report.resolve().parent.is_dir():
            raise CommandError(_("There is no folder %(folder)s for the report.") % {"folder": report.parent})
        service = find_service(options["service"]) if options["service"] else None
        wanted = Options(dry_run=options["dry_run"], publish=options["publish"], service=service)
        try:
            result = import_sources(options["sources"], wanted, self._progress)
        except AnotherRun as error:
            raise CommandError(_("An import is running already. Wait until it is done.")) from error
        if report is not None:
            text = json.dumps(result.as_report(), ensure_ascii=False, indent=2)
            report.write_text(text + "\n", encoding="utf-8")
        self._tell(result, dry_run=wanted.dry_run)
        if result.refusals:
            sys.exit(1)

    def _progress(self, items: Iterable[tuple[str, Snapshot]], total: int) -> Iterable[tuple[str, Snapshot]]:
        return tqdm(items, total=total, unit=" product", file=sys.stderr, disable=None if total else True)

    def _tell(self, result: Result, *, dry_run: bool) -> None:
        for note in result.notes:
            self.stdout.write(f"{note.source}: {note.text}")
        for refusal in result.refusals:
            self.stderr.write(self.style.ERROR(str(refusal)))
        totals = result.totals
        lines = {
            pgettext("count", "read"): totals.read,
            pgettext("count", "created"): totals.created,
            pgettext("count", "updated"): totals.updated,
            pgettext("count", "unchanged"): totals.unchanged,
            pgettext("count", "archived"): totals.archived,
            pgettext("count", "refused"): totals.refused,
            pgettext("count", "findings"): totals.findings,
        }
        if dry_run:
            self.stdout.write(_("Dry run: nothing was changed."))
        for label, count in lines.items():
            self.stdout.write(f"{label:<14}{count:>7}")


def find_service(text: str) -> Service:
    """The active service with this UUID, name or address. Raises `CommandError` naming near ones."""
    services = Service.objects.active().select_related("department")
    try:
        found = list(services.filter(uuid=UUID(text)))
    except ValueError:
        found = list(services.filter(name__iexact=text.strip())) or list(services.filter(slug=text.strip()))
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        names = ", ".join(f"{service.department}: {service.uuid}" for service in found)
        raise CommandError(_("Several services have this name; give the UUID: %(names)s") % {"names": names})
    near = ", ".join(services.filter(name__icontains=text.strip()[:40]).values_list("name", flat=True)[:5])
    known = _(" Do you mean: %(names)s?") % {"names": near} if near else ""
    raise CommandError(_("There is no active service “%(text)s”.") % {"text": text} + known)
