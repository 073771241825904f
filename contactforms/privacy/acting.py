"""Who is at work outside a request: written in every history row that a task or a command makes.

A request tells django-simple-history itself who is logged in. A task says it with `acting`. “The system” is no
account: nobody can log in as it and it has no rights. Its rows have no user and name the task as the reason.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser
from simple_history.signals import pre_create_historical_record

LONGEST = 100  # characters of a reason


@dataclass(frozen=True, slots=True)
class Acting:
    """For whom a task works (None: for nobody in particular), and which task it is."""

    user: AbstractUser | None
    task: str


_now: ContextVar[Acting | None] = ContextVar("acting", default=None)


@contextmanager
def acting(task: str, user: AbstractUser | None = None) -> Iterator[None]:
    """Let the history rows of this block name the task, and `user` when it works for someone."""
    token = _now.set(Acting(user, task))
    try:
        yield
    finally:
        _now.reset(token)


def connect() -> None:
    """Listen for history rows."""
    pre_create_historical_record.connect(_name_who_acts, dispatch_uid="privacy_acting")


def _name_who_acts(sender: type, history_instance: Any, **kwargs: Any) -> None:
    """Fill in what the row does not say yet: a step that names its own actor keeps it."""
    now = _now.get()
    if now is None:
        return
    if history_instance.history_user_id is None and now.user is not None:
        history_instance.history_user = now.user
    if not history_instance.history_change_reason:
        history_instance.history_change_reason = now.task[:LONGEST]
