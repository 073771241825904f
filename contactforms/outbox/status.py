"""How the outbox is doing: what `/health/ready` reports."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min
from django.utils import timezone

from contactforms.outbox.models import MessageState, OutboxMessage

STUCK_AFTER = timedelta(minutes=15)
RECENTLY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class OutboxStatus:
    """How the outbox is doing: since when its oldest message waits, and how many were given up lately."""

    oldest_waiting: datetime | None
    given_up: int

    @property
    def stuck(self) -> bool:
        """Something waits too long, or was given up in the last hour. A refused address is no alarm."""
        late = self.oldest_waiting is not None and timezone.now() - self.oldest_waiting > STUCK_AFTER
        return late or self.given_up > 0


def status() -> OutboxStatus:
    """Return how the outbox is doing (two queries)."""
    oldest = OutboxMessage.objects.filter(state=MessageState.WAITING).aggregate(at=Min("created_at"))["at"]
    given_up = OutboxMessage.objects.filter(state=MessageState.FAILED, gave_up_at__gt=timezone.now() - RECENTLY).count()
    return OutboxStatus(oldest, given_up)
