"""What was kept long enough: how much, since when, which references. No names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from contactforms.privacy.holders import Ending, Holder, holders
from contactforms.privacy.models import RetentionRule
from contactforms.privacy.retention.dates import closed_before
from contactforms.privacy.retention.kinds import Scope
from contactforms.privacy.retention.rulebook import rulebook


@dataclass(frozen=True, slots=True)
class Batch:
    """What of one holder one rule says is to go."""

    rule: RetentionRule
    holder: Holder
    ending: Ending
    before: datetime
    rows: QuerySet[Any]

    def references(self, most: int | None = None) -> list[str]:
        """Return what people call them, the longest closed first."""
        rows = self.rows.order_by(self.ending.closed, "pk")
        return [str(name) for name in rows.values_list(self.ending.reference, flat=True)[:most]]


@dataclass(frozen=True, slots=True)
class Planned:
    """A batch in numbers."""

    batch: Batch
    count: int
    oldest: datetime | None


def batches(today: date | None = None) -> Iterator[Batch]:
    """Yield what is to go, rule by rule; each thing falls under exactly one rule."""
    today = today or timezone.localdate()
    for entry in rulebook():
        before = closed_before(today, entry.rule.months)
        for holder in holders():
            if holder.ending is not None:
                yield Batch(entry.rule, holder, holder.ending, before, _due(holder, holder.ending, entry.scope, before))


def _due(holder: Holder, ending: Ending, scope: Scope, before: datetime) -> QuerySet[Any]:
    """Return what is due of a holder, without what another one still waits for."""
    rows = holder.due(scope, before)
    for other in holders():
        awaited = other.awaited(ending.kind)
        if awaited is not None:
            rows = rows.exclude(uuid__in=awaited)
    return rows


def plan(today: date | None = None) -> list[Planned]:
    """Return every rule with what it would erase today, also when that is nothing (1 query a rule and holder)."""
    planned = []
    for batch in batches(today):
        found = batch.rows.order_by().aggregate(count=Count("pk"), oldest=Min(batch.ending.closed))
        planned.append(Planned(batch, found["count"], found["oldest"]))
    return planned
