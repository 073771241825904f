"""The overview as bars: drawn on the server, beside the table that says the same in numbers."""

from dataclasses import dataclass

from contactforms.reports.overview import Line

WIDTH = 200  # of the drawing, in its own units
GAP = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a bar, in the units of the drawing."""

    name: str
    x: float
    width: float


def bars_of(line: Line, longest: int) -> list[Bar]:
    """Return the stretches of one line, the latest questions first; `longest` questions fill the width."""
    bars: list[Bar] = []
    x = 0.0
    for name, number, _link in reversed(line.cells):
        if number:
            width = max(number / max(longest, 1) * WIDTH, 1.5)
            bars.append(Bar(name, round(x, 1), round(max(width - GAP, 1), 1)))
            x += width
    return bars
