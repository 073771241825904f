"""The rewriting campaign in figures: what is left, day by day, and what would have to be left."""

import math
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from cms.desk.numbers import products

PACE_DAYS = 28
LEAD_DAYS = 28  # what the chart shows of a campaign in which nothing is rewritten yet


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the campaign; `end` is its last day, or today."""

    end: date
    rewritten: int
    left: int
    planned: int


@dataclass(frozen=True, slots=True)
class BurnDown:
    """The whole campaign. `left` on a day is what was not rewritten at the end of that day."""

    start: date
    deadline: date
    today: date
    total: int
    per_day: dict[date, int]

    @property
    def done(self) -> int:
        """How many are rewritten."""
        return sum(self.per_day.values())

    @property
    def left(self) -> int:
        """How many are not."""
        return self.total - self.done

    @property
    def days_left(self) -> int:
        """Days up to the deadline; negative when it has passed."""
        return (self.deadline - self.today).days

    def left_on(self, day: date) -> int:
        """Return what was left at the end of `day`."""
        return self.total - sum(number for when, number in self.per_day.items() if when <= day)

    def planned_on(self, day: date) -> int:
        """Return what would have to be left at the end of `day` on a straight line to the deadline."""
        days = max((self.deadline - self.start).days, 1)
        gone = min(max((day - self.start).days, 0), days)
        return math.ceil(self.total * (days - gone) / days)

    @property
    def pace(self) -> float:
        """How many were rewritten per week in the last four weeks."""
        since = self.today - timedelta(days=PACE_DAYS)
        recent = sum(number for when, number in self.per_day.items() if when > since)
        return recent * 7 / PACE_DAYS

    @property
    def needed(self) -> float:
        """How many must be rewritten per week from now on."""
        return self.left * 7 / max(self.days_left, 1)

    @property
    def finished_on(self) -> date | None:
        """When the last page is rewritten at the pace of now; None when nobody is rewriting."""
        if not self.left:
            return self.today
        return self.today + timedelta(days=math.ceil(self.left * 7 / self.pace)) if self.pace else None

    def weeks(self) -> list[Week]:
        """Return the campaign week by week, the latest first."""
        rows: list[Week] = []
        day, before = self.start, self.left_on(self.start - timedelta(days=1))
        while day <= self.today:
            end = min(day + timedelta(days=6), self.today)
            left = self.left_on(end)
            rows.append(Week(end, before - left, left, self.planned_on(end)))
            day, before = end + timedelta(days=1), left
        return rows[::-1]


def burn_down(today: date | None = None) -> BurnDown:
    """Read the campaign (2 queries)."""
    today = today or timezone.localdate()
    finished = products().filter(rewritten_on__isnull=False).values_list("rewritten_on").annotate(n=Count("pk"))
    per_day: Counter[date] = Counter()
    for day, number in finished:
        per_day[min(day, today)] += number
    start = min(per_day, default=today - timedelta(days=LEAD_DAYS))
    deadline = date.fromisoformat(settings.REWRITE_DEADLINE)
    return BurnDown(start, deadline, today, products().count(), per_day)
