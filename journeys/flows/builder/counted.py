"""What visitors did with a flow, as the diagram shows it; nothing for a flow that was not counted."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Traffic:
    """How often people did what, over the latest months.

    `ways` are (question, what follows), `answers` (question, option; empty where no single choice is made), `stops`
    where people went no further, `starts` how often it was begun, `seconds` the middle of the times to an outcome.
    """

    ways: dict[tuple[str, str], int] = field(default_factory=dict)
    answers: dict[tuple[str, str], int] = field(default_factory=dict)
    stops: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, int] = field(default_factory=dict)
    starts: int = 0
    seconds: int | None = None


def traffic(flow: UUID) -> Traffic:
    """Return the sums of a flow."""
    return Traffic()
