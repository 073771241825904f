"""All open questions, counted by service and age: what the lead watches so that nothing gets lost."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Q
from django.utils import timezone

from catalogue.organisation.models import Service
from contactforms.portal.filters import LATE_DAYS, Filters, Show, Who
from contactforms.questions.models import OPEN_STATES, Question


@dataclass(frozen=True, slots=True)
class Line:
    """The open questions of one service, or of all of them when `service` is None."""

    service: Service | None
    waiting: int
    today: int
    little_late: int
    very_late: int
    unassigned: int
    oldest: date | None

    @property
    def total(self) -> int:
        """All open questions."""
        return self.waiting + self.today + self.little_late + self.very_late

    def link(self, show: Show = Show.OPEN, who: Who = Who.ANYONE) -> str:
        """Return the query string of the worklist that shows exactly these questions."""
        if self.service is None:
            return Filters(everywhere=True, show=show, who=who).address
        return Filters(service=self.service.uuid, show=show, who=who).address

    @property
    def cells(self) -> list[tuple[str, int, str]]:
        """The four ages as (name of the style, number, address of the list)."""
        return [
            ("waiting", self.waiting, self.link(Show.WAITING)),
            ("today", self.today, self.link(Show.TODAY)),
            ("late", self.little_late, self.link(Show.LITTLE_LATE)),
            ("very-late", self.very_late, self.link(Show.VERY_LATE)),
        ]

    @property
    def link_all(self) -> str:
        """Where all open questions of the line stand."""
        return self.link()

    @property
    def link_unassigned(self) -> str:
        """Where those that nobody has taken stand."""
        return self.link(who=Who.NOBODY)


def overview(today: date | None = None) -> list[Line]:
    """Return a line for each service with open questions, the most pressing first (2 queries)."""
    today = today or timezone.localdate()
    long_ago = today - timedelta(days=LATE_DAYS)
    counted = (
        Question.objects.filter(state__in=OPEN_STATES)
        .values("service_id")
        .annotate(
            waiting=Count("pk", filter=Q(due__gt=today)),
            today=Count("pk", filter=Q(due=today)),
            little_late=Count("pk", filter=Q(due__lt=today, due__gte=long_ago)),
            very_late=Count("pk", filter=Q(due__lt=long_ago)),
            unassigned=Count("pk", filter=Q(assignee_id__isnull=True)),
            oldest=Min("due"),
        )
        .order_by("service_id")
    )
    rows: dict[int, dict[str, Any]] = {row["service_id"]: dict(row) for row in counted}
    services = Service.objects.filter(pk__in=rows).select_related("department").order_by("name")
    lines = [_line(service, rows[service.pk]) for service in services]
    return sorted(lines, key=_pressing, reverse=True)


def _line(service: Service, row: dict[str, Any]) -> Line:
    numbers = {name: value for name, value in row.items() if name != "service_id"}
    return Line(service=service, **numbers)


def _pressing(line: Line) -> tuple[int, int, int, int]:
    return line.very_late, line.little_late, line.today, line.total


def total_of(lines: list[Line]) -> Line:
    """Return the sum of the lines."""
    return Line(
        service=None,
        waiting=sum(line.waiting for line in lines),
        today=sum(line.today for line in lines),
        little_late=sum(line.little_late for line in lines),
        very_late=sum(line.very_late for line in lines),
        unassigned=sum(line.unassigned for line in lines),
        oldest=min((line.oldest for line in lines if line.oldest), default=None),
    )
