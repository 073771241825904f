"""Who did it: written in the history of each row that a use case changes."""

from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models

Actor = AbstractBaseUser | AnonymousUser | None
Row = TypeVar("Row", bound=models.Model)


def save_as(actor: Actor, row: Row, reason: str = "") -> Row:
    """Save `row` with its history naming `actor`, also where no request tells who is at work."""
    if actor is not None and actor.pk:
        row._history_user = actor  # type: ignore[attr-defined]
    row._change_reason = reason[:100] or None  # type: ignore[attr-defined]
    row.save()
    return row
