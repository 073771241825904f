"""Write down who asked or called, and what changed: one way to reach them is enough."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contactforms.customers import company_numbers
from contactforms.customers.clusters import hold
from contactforms.customers.errors import Refused
from contactforms.customers.models import Customer, CustomerKind

FIELDS = (
    "kind", "name", "email", "phone", "street", "house_number", "box", "postal_code", "municipality",
    "company_number", "preferred_channel", "language",
)  # fmt: skip


def register(
    *,
    email: str = "",
    phone: str = "",
    name: str = "",
    language: str = "nl",
    actor: AbstractUser | None = None,
    **more: str,
) -> Customer | None:
    """Return a new row for this person, or None when nothing was left to reach them by.

    `more` are other fields of a customer (`FIELDS`). People are never merged by themselves: two rows with one
    e-mail address may be two people.
    """
    customer = Customer()
    _fill(customer, {"email": email, "phone": phone, "name": name, "language": language} | more)
    if not customer.email and not customer.phone and not customer.street:
        return None
    customer.full_clean()
    customer._history_user = actor  # type: ignore[attr-defined]
    customer.save()
    return customer


def change(customer: Customer, actor: AbstractUser, **fields: Any) -> Customer:
    """Change fields of a customer (`FIELDS`); raise ValidationError on nonsense, Refused once erased."""
    with transaction.atomic():
        row = hold([customer.pk])[customer.pk]
        if row.erased_at is not None:
            raise Refused(_("This person's data was erased."))
        _fill(row, fields)
        row.full_clean()
        row._history_user = actor  # type: ignore[attr-defined]
        row.save()
    return row


def say_asked_before(customer: Customer) -> None:
    """Remember that the person says to have turned to us before: colleagues see it beside their proposals."""
    with transaction.atomic():
        row = hold([customer.pk])[customer.pk]
        if row.asked_before_at is None and row.erased_at is None:
            row.asked_before_at = timezone.now()
            row._history_user = None  # type: ignore[attr-defined]
            row.save(update_fields=["asked_before_at"])


def _fill(row: Customer, fields: dict[str, Any]) -> None:
    unknown = fields.keys() - set(FIELDS)
    if unknown:
        raise TypeError(f"not a field of a customer: {', '.join(sorted(unknown))}")
    for name, value in fields.items():
        setattr(row, name, " ".join(value.split()) if isinstance(value, str) else value)
    if row.kind == CustomerKind.CITIZEN:
        row.company_number = ""
    elif row.company_number:
        row.company_number = company_numbers.normal(row.company_number)
