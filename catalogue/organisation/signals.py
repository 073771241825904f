"""What the organisation says to those who point to it, without knowing them.

Both are sent inside the transaction of the change: a receiver that raises stops it.
"""

from dataclasses import dataclass

from django.dispatch import Signal


@dataclass(frozen=True, slots=True)
class Use:
    """How many things of one kind point to a service; `label` is a plural for the screen."""

    label: str
    count: int
    url: str = ""


service_uses = Signal()
"""Asks who points to `service`; a receiver returns a list of `Use`."""

service_merged = Signal()
"""Says that `source` goes into `successor` (by `actor`, or None); a receiver re-homes what is its own."""
