"""Erase what was kept long enough: in chunks, each a transaction of its own, so that it can stop and go on."""

from collections.abc import Callable
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from contactforms.privacy.dossier import Dossier
from contactforms.privacy.erasing import Because, erase
from contactforms.privacy.models import Cause, RetentionRun
from contactforms.privacy.retention.planning import Batch, batches, plan

CHUNK = 200


def run(
    *,
    actor: AbstractUser | None = None,
    today: date | None = None,
    told: Callable[[RetentionRun], None] = lambda run: None,
    chunk: int = CHUNK,
) -> RetentionRun:
    """Erase all that is due today and return how that went; `told` hears after each chunk.

    Safe to run twice, also at once: rows that another run or a colleague holds are left for the next night, and
    what was reopened meanwhile is not due any more.
    """
    planned = sum(planned.count for planned in plan(today))
    made = RetentionRun.objects.create(actor_id=actor.pk if actor is not None else None, planned=planned)
    for batch in batches(today):
        while number := _erase_chunk(batch, actor, chunk):
            RetentionRun.objects.filter(pk=made.pk).update(erased=F("erased") + number, last_at=timezone.now())
            made.refresh_from_db(fields=["erased"])
            told(made)
    made.ended_at = timezone.now()
    made.save(update_fields=["ended_at"])
    return made


def _erase_chunk(batch: Batch, actor: AbstractUser | None, chunk: int) -> int:
    """Erase the longest closed of the batch; return how many."""
    with transaction.atomic():
        rows = batch.rows.order_by(batch.ending.closed, "pk").select_for_update(skip_locked=True, of=("self",))
        uuids = list(rows.values_list("uuid", flat=True)[:chunk])
        if not uuids:
            return 0
        dossier = Dossier.of(batch.ending.kind, uuids)
        erase(dossier, Because(Cause.RETENTION, actor, batch.rule))
        return len(uuids)
