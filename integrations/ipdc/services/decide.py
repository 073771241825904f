"""An editor takes the source's value or keeps the city's."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from catalogue.products.models import ProductPage
from integrations.ipdc.mapping import Lookup
from integrations.ipdc.models import FieldDifference, SourceRecord
from integrations.ipdc.values import write


class AlreadyDecided(Exception):
    """Somebody else was quicker."""


@transaction.atomic
def accept_difference(difference: FieldDifference, user: Any) -> ProductPage | None:
    """Write the source's value into a new draft of the page; publishing it stays an editor's step."""
    difference, record = _open(difference)
    page = record.page
    if page is not None:
        draft: ProductPage = page.get_latest_revision_as_object()
        write(draft, difference.field, difference.theirs, Lookup())
        draft.save_revision(user=user, log_action=True)
    _decide(difference, record, user, FieldDifference.State.ACCEPTED)
    return page


@transaction.atomic
def refuse_difference(difference: FieldDifference, user: Any) -> None:
    """Keep the city's value; the same value of the source is not offered again."""
    difference, record = _open(difference)
    _decide(difference, record, user, FieldDifference.State.REFUSED)


def _open(difference: FieldDifference) -> tuple[FieldDifference, SourceRecord]:
    locked = FieldDifference.objects.select_for_update().get(pk=difference.pk)
    if locked.state != FieldDifference.State.OPEN:
        raise AlreadyDecided
    return locked, SourceRecord.objects.select_for_update(of=("self",)).select_related("page").get(pk=locked.record_id)


def _decide(difference: FieldDifference, record: SourceRecord, user: Any, state: str) -> None:
    record.values = record.values | {difference.field: difference.theirs}
    record.save(update_fields=["values", "last_changed"])
    difference.state, difference.decided_by, difference.decided_at = state, user, timezone.now()
    difference.save(update_fields=["state", "decided_by", "decided_at"])
