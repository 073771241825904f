"""When people call: on Monday more than on Friday, before noon more than after, in summer less, in weekends hardly."""

from datetime import datetime, timedelta
from random import Random

WEEK = (26, 20, 17, 18, 15, 3, 1)  # a hundred contacts, from Monday on
DAY = (2, 6, 14, 17, 14, 6, 9, 13, 11, 6, 2)  # a hundred contacts, from eight in the morning on
YEAR = (11, 9, 9, 8, 8, 8, 5, 5, 10, 9, 9, 9)  # a hundred contacts, from January on
DAYS = 3_652


def moments(until: datetime, count: int, random: Random) -> list[datetime]:
    """Return `count` moments of the ten years before `until`, the oldest first."""
    days = [until - timedelta(days=back) for back in range(DAYS, 0, -1)]
    weights = [WEEK[day.weekday()] * YEAR[day.month - 1] for day in days]
    hours = range(8, 8 + len(DAY))
    found = [
        day.replace(hour=hour, minute=random.randrange(60), second=random.randrange(60), microsecond=0)
        for day, hour in zip(random.choices(days, weights, k=count), random.choices(hours, DAY, k=count), strict=True)
    ]
    return sorted(found)
