"""Forget a person: every row of theirs, and what the history kept of it."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from contactforms.customers.clusters import hold
from contactforms.customers.models import Customer

EMPTIED = (
    "name", "email", "phone", "street", "house_number", "box", "postal_code", "municipality", "company_number",
    "preferred_channel",
)  # fmt: skip


def erase(customer: Customer, actor: AbstractUser | None, *, at: datetime | None = None) -> int:
    """Empty all rows of this person and return how many: the rows stay, for what points at them, without a person.

    What the history knew goes; one row of it says that it was erased, when and by whom (None: retention). The
    second time nothing is left to do. What others keep of a person (questions, outbox, files) is theirs to erase.
    """
    at = at or timezone.now()
    with transaction.atomic():
        rows = [row for row in hold([customer.pk]).values() if row.erased_at is None]
        Customer.history.filter(id__in=[row.pk for row in rows]).delete()
        for row in rows:
            for field in EMPTIED:
                setattr(row, field, "")
            row.erased_at, row.asked_before_at = at, None
            row._history_user = actor  # type: ignore[attr-defined]
            row._change_reason = "erased"  # type: ignore[attr-defined]
            row.save()
    return len(rows)
