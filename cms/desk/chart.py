"""The burn-down as points of an SVG."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, takewhile

from django.utils import formats

from cms.desk.burndown import BurnDown

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 56, 24, 16, 36
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis, at a place in the drawing."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template draws: lines as `points`, marks, and where today is."""

    actual: str
    planned: str
    area: str
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    today_x: float
    today_y: float

    width = WIDTH
    height = HEIGHT
    left = LEFT
    right = WIDTH - RIGHT
    top = TOP
    bottom = HEIGHT - BOTTOM


def chart(data: BurnDown) -> Chart:
    """Place the campaign in the drawing: from its start to the deadline, or to today when that is later."""
    last = max(data.deadline, data.today)
    days = max((last - data.start).days, 1)
    highest = max(data.total, 1)

    def x(day: date) -> float:
        return round(LEFT + (day - data.start).days / days * (WIDTH - LEFT - RIGHT), 1)

    def y(number: float) -> float:
        return round(TOP + (1 - number / highest) * (HEIGHT - TOP - BOTTOM), 1)

    known = [data.start - timedelta(days=1), *sorted(data.per_day), data.today]
    places = [(x(max(day, data.start)), y(data.left_on(day))) for day in known]
    actual = " ".join(f"{across},{up}" for across, up in places)
    floor = HEIGHT - BOTTOM
    return Chart(
        actual=actual,
        planned=f"{x(data.start)},{y(data.total)} {x(data.deadline)},{y(0)}",
        area=f"{LEFT},{floor} {actual} {places[-1][0]},{floor}",
        across=tuple(Tick(x(day), formats.date_format(day, "j b")) for day in _months(data.start, last)),
        up=tuple(Tick(y(number), str(number)) for number in _marks(highest)),
        today_x=x(data.today),
        today_y=y(data.left),
    )


def _months(start: date, last: date) -> list[date]:
    firsts = ((start.year + (start.month - 1 + n) // 12, (start.month - 1 + n) % 12 + 1) for n in count(1))
    days = takewhile(lambda day: day < last, (date(year, month, 1) for year, month in firsts))
    marks = [start, *days, last]
    return [
        day for day, after in zip(marks, [*marks[1:], None], strict=True) if after is None or (after - day).days > 6
    ]


def _marks(highest: int) -> range:
    step = next((step for step in STEPS if highest / step <= 5), STEPS[-1])
    return range(0, highest + 1, step)
