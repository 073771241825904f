"""A circuit breaker: after a failure the other engine answers at once, and one search in a while tries again."""

from threading import Lock
from time import monotonic

SHORTEST, LONGEST = 1.0, 15.0  # seconds without trying; doubled each time it fails again


class Breaker:
    """Of one process: each finds out for itself, and recovers by itself."""

    def __init__(self) -> None:
        """Start closed: all is well."""
        self._lock = Lock()
        self._pause = 0.0
        self._until = 0.0
        self._trying = False

    def allows(self) -> bool:
        """Return whether to try now. After a pause only one search gets a yes, until it has told how it went."""
        with self._lock:
            if not self._pause:
                return True
            if monotonic() < self._until:
                return False
            self._until = monotonic() + self._pause
            self._trying = True
            return True

    def failed(self) -> bool:
        """Pause, longer than the last time; return whether it had been well until now."""
        with self._lock:
            first = not self._pause
            # Searches that were under way together fail together: that is one failure
            if first or self._trying:
                self._trying = False
                self._pause = min(max(self._pause * 2, SHORTEST), LONGEST)
                self._until = monotonic() + self._pause
            return first

    def worked(self) -> bool:
        """Close; return whether it was open until now."""
        with self._lock:
            was_open = bool(self._pause)
            self._pause = self._until = 0.0
            self._trying = False
            return was_open
