"""How often a service was reached when callers were put through."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from catalogue.organisation.models import Service
from contactforms.transfers.models import Transfer


@dataclass(frozen=True, slots=True)
class Reached:
    """So many attempts, of which so many were answered."""

    tried: int
    reached: int

    @property
    def share(self) -> int | None:
        """Percent that was answered, None when nobody tried."""
        return round(100 * self.reached / self.tried) if self.tried else None


@dataclass(frozen=True, slots=True)
class ServiceReached:
    """The attempts at one service."""

    service: Service
    count: Reached


def reached_today(service: Service) -> Reached:
    """Return today's attempts at this service (1 query)."""
    counted = Transfer.objects.filter(service=service, at__gte=_midnight(timezone.localdate())).aggregate(
        tried=Count("pk"), reached=Count("pk", filter=Q(reached=True))
    )
    return Reached(counted["tried"], counted["reached"])


def reached_by_service(first: date, last: date) -> list[ServiceReached]:
    """Return the attempts of these days by service, the least reached first (2 queries)."""
    within = Q(at__gte=_midnight(first), at__lt=_midnight(last + timedelta(days=1)))
    counted = (
        Transfer.objects.filter(within)
        .values("service_id")
        .annotate(tried=Count("pk"), answered=Count("pk", filter=Q(reached=True)))
        .order_by("service_id")
    )
    counts = {row["service_id"]: Reached(row["tried"], row["answered"]) for row in counted}
    services = Service.objects.filter(pk__in=counts).select_related("department").order_by("name", "pk")
    lines = [ServiceReached(service, counts[service.pk]) for service in services]
    return sorted(lines, key=lambda line: (line.count.share or 0, -line.count.tried))


def total_of(lines: list[ServiceReached]) -> Reached:
    """Return all of them together."""
    return Reached(sum(line.count.tried for line in lines), sum(line.count.reached for line in lines))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
