"""How often each service is reached when the contact centre puts a caller through."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils import timezone

from contactforms.transfers.counting import Reached, ServiceReached, reached_by_service, total_of

PERIODS = (7, 30, 90, 365)
USUAL = 30


@dataclass(frozen=True, slots=True)
class TransferReport:
    """The attempts of the last so many days, by service."""

    days: int
    lines: list[ServiceReached]
    total: Reached


def days_asked(query: QueryDict) -> int:
    """Read the period from the address; anything odd is a month."""
    asked = query.get("dagen", "")
    return int(asked) if asked in {str(days) for days in PERIODS} else USUAL


def transfer_report(days: int, today: date | None = None) -> TransferReport:
    """Return the attempts of the last `days` days, today included (2 queries)."""
    last = today or timezone.localdate()
    lines = reached_by_service(last - timedelta(days=days - 1), last)
    return TransferReport(days, lines, total_of(lines))
