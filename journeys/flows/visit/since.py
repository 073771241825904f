"""When someone began: a moment to ten seconds, signed so that nobody counts times that never were.

It says nothing of who: many begin in the same ten seconds, and it leaves the address with the outcome.
"""

import time

from django.utils.crypto import constant_time_compare, salted_hmac

GRAIN = 10  # seconds
SALT = "journeys.flows.since"


def begun_now() -> str:
    """Return this moment for an address."""
    moment = f"{int(time.time()) // GRAIN:x}"
    return f"{moment}.{_sign(moment)}"


def seconds_since(text: str) -> float | None:
    """Return how long ago; None for what is not ours."""
    moment, _dot, sign = text.partition(".")
    if not sign or len(text) > 40 or not constant_time_compare(sign, _sign(moment)):
        return None
    return time.time() - int(moment, 16) * GRAIN


def _sign(moment: str) -> str:
    return salted_hmac(SALT, moment).hexdigest()[:12]
