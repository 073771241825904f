"""Two rows are one person, or were not after all: confirmed by a person, undone exactly within 30 days.

No field moves, and neither do questions or contacts: they keep pointing at their own row, and whoever reads a
person reads all their rows. What is merged follows from the merges in force alone, so taking one back leaves
what there would be without it, in whatever order.
"""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contactforms.customers.clusters import hold, settle
from contactforms.customers.errors import Refused
from contactforms.customers.matching import compare
from contactforms.customers.models import Customer, Merge
from contactforms.customers.services.telling_apart import told_apart


def merge(kept: Customer, absorbed: Customer, actor: AbstractUser | None, *, at: datetime | None = None) -> Merge:
    """Let the person of `kept` stand for the person of `absorbed` too.

    Without `actor` it is the person themself, who proved that both are theirs. Raises Refused when they are one
    already, were told apart, or were erased.
    """
    with transaction.atomic():
        rows = hold([kept.pk, absorbed.pk])
        one, other = rows[kept.pk].head_id, rows[absorbed.pk].head_id
        if one == other:
            raise Refused(_("These are one customer already."))
        if one not in rows or other not in rows:
            raise Refused(_("A colleague changed one of these customers just now. Look at them again."))
        if rows[one].erased_at is not None or rows[other].erased_at is not None:
            raise Refused(_("This person's data was erased."))
        people = {head: [pk for pk, row in rows.items() if row.head_id == head] for head in (one, other)}
        if told_apart(people[one], people[other]):
            raise Refused(_("A colleague said that these are two persons. Take that back first."))
        likeness = compare(rows[kept.pk].as_person, rows[absorbed.pk].as_person)
        made = Merge.objects.create(
            kept_id=one,
            absorbed_id=other,
            by_id=actor.pk if actor is not None else None,
            at=at or timezone.now(),
            score=likeness.score,
            reasons=[str(reason.value) for reason in likeness.reasons],
        )
        settle(rows.values(), actor)
    return made


def undo(merge: Merge, actor: AbstractUser, *, at: datetime | None = None) -> Merge:
    """Take a merge back; raise Refused after 30 days. The second of two clicks finds it done."""
    at = at or timezone.now()
    with transaction.atomic():
        rows = hold([merge.kept_id])
        row = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
        if row.undone_at is not None:
            return row
        if not row.can_be_undone(at):
            raise Refused(_("This was more than 30 days ago and can no longer be undone."))
        if rows.keys().isdisjoint([row.absorbed_id]):
            raise Refused(_("A colleague changed one of these customers just now. Look at them again."))
        row.undone_at, row.undone_by_id = at, actor.pk
        row.save(update_fields=["undone_at", "undone_by"])
        settle(rows.values(), actor)
    return row
