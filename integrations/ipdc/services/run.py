"""The import itself: read everything, then bring in product after product."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from catalogue.products.models import CatalogueSection
from integrations.ipdc.mapping import Lookup
from integrations.ipdc.messages import Message
from integrations.ipdc.models import ImportRun, SourceRecord
from integrations.ipdc.reading.errors import Refusal
from integrations.ipdc.services.applying import Importer, slugs_below
from integrations.ipdc.services.collecting import Collected, collect
from integrations.ipdc.services.gone import settle_successors
from integrations.ipdc.services.indexing import index, indexed_later
from integrations.ipdc.services.numbers import Numbers
from integrations.ipdc.services.options import Options, Result, refusal_dict
from integrations.ipdc.services.register import Register
from integrations.ipdc.snapshot import Snapshot

logger = logging.getLogger(__name__)
LOCK = 0x49504443  # "IPDC": one run at a time, whatever process starts it


class AnotherRun(Exception):
    """An import is going on already."""


class Progress(Protocol):
    """Shows how far the run is."""

    def __call__(self, items: Iterable[tuple[str, Snapshot]], total: int) -> Iterable[tuple[str, Snapshot]]:
        """Pass the items on, one by one."""
        ...


def silent(items: Iterable[tuple[str, Snapshot]], total: int) -> Iterable[tuple[str, Snapshot]]:
    """No progress bar."""
    return items


def import_sources(sources: list[str], options: Options, progress: Progress = silent) -> Result:
    """Bring in everything the sources hold. Raises `AnotherRun`; a bad file or product only counts.

    Each product is a transaction of its own: a run that is killed can simply be started again.
    """
    with override("nl"), _alone(), indexed_later():
        run, restarted = _start(sources, options)
        collected = collect(sources)
        result = Result(refusals=collected.refusals, notes=collected.notes)
        result.totals.read = collected.read
        result.totals.unchanged = collected.superseded
        importer = _importer(run, options, collected)
        for source, snapshot in progress(collected.snapshots(), len(collected.newest)):
            _one(importer, snapshot, source, result)
        if not options.dry_run:
            index(importer.touched)
            if restarted:  # the run before us was killed and had no time to index
                index(record.page_id for record in importer.records.values() if record.page_id)
            settle_successors(list(collected.newest))
        result.totals.refused = len(result.refusals)
        result.totals.findings = len(result.findings)
        _finish(run, options, result)
        return result


def _one(importer: Importer, snapshot: Snapshot, source: str, result: Result) -> None:
    try:
        outcome, found = importer.apply(snapshot, source)
    except Exception as error:  # one product must not stop the others; the reason is kept
        logger.warning("ipdc_product_refused", exc_info=not isinstance(error, ValidationError))
        text = _("product %(iri)s could not be saved (%(error)s)")
        values = {"iri": snapshot.iri, "error": f"{type(error).__name__}: {error}"[:300]}
        result.refusals.append(Refusal(source, None, Message(text, values)))
        return
    setattr(result.totals, outcome, getattr(result.totals, outcome) + 1)
    result.findings += found


def _importer(run: ImportRun, options: Options, collected: Collected) -> Importer:
    lookup = Lookup()
    if not options.dry_run:
        waiting = collected.newest.values()
        with transaction.atomic():
            lookup.complete({c for w in waiting for c in w.themes}, {c for w in waiting for c in w.audiences})
    section = CatalogueSection.objects.order_by("path").first()
    if section is None:
        raise RuntimeError("there is no catalogue section; run migrate first")
    iris = list(collected.newest)
    records = SourceRecord.objects.filter(iri__in=iris).defer("raw").select_related("page")
    return Importer(
        run=run,
        options=options,
        lookup=lookup,
        numbers=Numbers(collected.titles_by_number()),
        register=Register(iris),
        records={record.iri: record for record in records},
        section=section,
        slugs=slugs_below(section),
    )


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise AnotherRun
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _start(sources: list[str], options: Options) -> tuple[ImportRun, bool]:
    asked = {"publish": options.publish, "service": str(options.service or "")}
    run, restarted = ImportRun(sources=sources, options=asked), 0
    if not options.dry_run:
        running = ImportRun.objects.filter(state=ImportRun.State.RUNNING)
        restarted = running.update(state=ImportRun.State.INTERRUPTED)  # we hold the lock: nobody else runs
        run.save()
    return run, bool(restarted)


def _finish(run: ImportRun, options: Options, result: Result) -> None:
    if options.dry_run:
        return
    for name in ("read", "created", "updated", "unchanged", "archived", "refused", "findings"):
        setattr(run, name, getattr(result.totals, name))
    run.refusals = [refusal_dict(refusal) for refusal in result.refusals]
    run.state = ImportRun.State.REFUSED if result.refusals else ImportRun.State.DONE
    run.finished_at = timezone.now()
    run.save()
