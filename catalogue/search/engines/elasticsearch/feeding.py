"""Sending changes to Elasticsearch: in order, in bulk, at least once, and each as the row is at that moment."""

from collections.abc import Iterable

import structlog
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from catalogue.search.engines.elasticsearch import locks, rows
from catalogue.search.engines.elasticsearch.indices import alias, require_fit
from catalogue.search.engines.elasticsearch.node import down_when_it_fails, switched_on
from catalogue.search.engines.elasticsearch.unsent import DROPPED, drop
from catalogue.search.engines.elasticsearch.writing import BATCH, write
from catalogue.search.models import IndexChange

log = structlog.get_logger(__name__)

FEED = "search.feed"  # the task in `catalogue.search.tasks`


def nudge() -> None:
    """Let the worker send what this transaction wrote, right after it is committed.

    The trigger wrote the changes down in the transaction itself: a nudge that gets lost costs a minute, no change.
    Not deferred within the transaction, because a queueing lock makes writers wait for each other's commit.
    """
    if switched_on() and not any(callback[1] is _defer for callback in connection.run_on_commit):
        transaction.on_commit(_defer, robust=True)


def _defer() -> None:
    try:
        with transaction.atomic():
            app.configure_task(FEED, queueing_lock=FEED).defer()
    except AlreadyEnqueued:
        pass  # it will see our changes too


def send() -> set[int]:
    """Send all that waits; return the documents that were refused: they wait on, and hold up none of the others.

    Without a second engine the changes are dropped. Raises `EngineDown`, and then keeps what was not sent.
    """
    if not switched_on():
        drop()
        return set()
    with down_when_it_fails():
        require_fit()
    kept: dict[int, int] = {}  # change → its document
    while True:
        seen, refused = _send_some(kept)
        kept |= refused
        if seen < BATCH:
            return set(kept.values())


def _send_some(skipped: Iterable[int]) -> tuple[int, dict[int, int]]:
    """Send one batch; return how many changes that were, and which were refused."""
    with locks.feeding():
        # First the changes, then the rows: what is committed in between is sent now, and once more later
        waiting = IndexChange.objects.exclude(document=DROPPED).exclude(pk__in=list(skipped)).order_by("pk")
        changes = list(waiting[:BATCH])
        found = rows.some([change.document for change in changes])
        gone = {change.document: change.version for change in changes if change.gone and change.document not in found}
        refusals = write(alias(), found.values(), gone, refresh=True)
        for document, reason in refusals.items():
            log.error("search_document_refused", document=document, reason=reason)
        kept = {change.pk: change.document for change in changes if change.document in refusals}
        IndexChange.objects.filter(pk__in=[change.pk for change in changes if change.pk not in kept]).delete()
        return len(changes), kept
