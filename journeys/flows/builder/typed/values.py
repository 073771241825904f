"""Numbers and days as an editor types them."""

from datetime import date
from decimal import Decimal, InvalidOperation

MOST_YEARS = 40_000  # days or years: more is a slip of the finger


def number(text: str) -> Decimal | None:
    """Return the number in `text`, with a comma or a point for decimals; None when it is none."""
    try:
        found = Decimal(text.replace(" ", "").replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < 10**12 else None


def whole(text: str, most: int = MOST_YEARS) -> int | None:
    """Return the whole number of at least 0 in `text`; None when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 and int(text) <= most else None


def day(text: str) -> date | None:
    """Return the day in `2026-11-26` or `26/11/2026`; None when it is none."""
    parts = text.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3:
        return None
    if len(parts[0]) != 4:
        parts.reverse()
    try:
        return date(*(int(part) for part in parts))
    except (ValueError, OverflowError):
        return None
