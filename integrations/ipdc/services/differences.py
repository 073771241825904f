"""Keeps one open difference a field for as long as the source and the city disagree."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from integrations.ipdc.merge import Merge
from integrations.ipdc.models import FieldDifference, ImportRun, SourceRecord


def keep_differences(
    record: SourceRecord, run: ImportRun, merge: Merge, ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> None:
    """Open or renew what differs; close what no longer does."""
    differences = FieldDifference.objects.filter(record=record, state=FieldDifference.State.OPEN)
    for field in merge.differ:
        values = {"base": record.values.get(field), "ours": ours[field], "theirs": theirs[field]}
        values["run"] = run if run.pk else None
        differences.update_or_create(record=record, field=field, state="open", defaults=values)
    differences.filter(field__in=(*merge.apply, *merge.settled)).update(
        state=FieldDifference.State.OBSOLETE, decided_at=timezone.now()
    )
