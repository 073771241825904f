"""How long to wait before trying again, and when to give up."""

from datetime import timedelta

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
MAX_ATTEMPTS = 14  # 1, 2, 4 … 128 minutes, then every 4 hours: a mail server may be away for a day


def wait_after(attempts: int) -> timedelta:
    """Return the pause after this many attempts: it doubles, up to four hours."""
    return min(FIRST_WAIT * 2 ** max(attempts - 1, 0), LONGEST_WAIT)
