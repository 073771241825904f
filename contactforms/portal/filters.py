"""What a reader of the worklist asked for, read from the address; anything odd falls back to the default."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from contactforms.questions.models import NOT_UNDONE, OPEN_STATES

LATE_DAYS = 5  # beyond this many calendar days, late becomes very late
LONGEST_SEARCH = 100
EVERYWHERE = "alle"


class Show(StrEnum):
    """Which questions; the values stand in addresses."""

    OPEN = "open"
    LATE = "te-laat"
    LITTLE_LATE = "kort-te-laat"
    VERY_LATE = "lang-te-laat"
    TODAY = "vandaag"
    WAITING = "op-tijd"
    CLOSED = "afgesloten"

    def condition(self, today: date) -> Q:
        """Return which questions these are on `today`."""
        open_ = Q(state__in=OPEN_STATES)
        oldest_little = today - timedelta(days=LATE_DAYS)
        return {
            Show.OPEN: open_,
            Show.LATE: open_ & Q(due__lt=today),
            Show.LITTLE_LATE: open_ & Q(due__lt=today, due__gte=oldest_little),
            Show.VERY_LATE: open_ & Q(due__lt=oldest_little),
            Show.TODAY: open_ & Q(due=today),
            Show.WAITING: open_ & Q(due__gt=today),
            Show.CLOSED: Q(closed_at__isnull=False) & NOT_UNDONE,  # as the constraint on the table says
        }[self]


class Who(StrEnum):
    """Taken by whom; the values stand in addresses."""

    ANYONE = ""
    ME = "mij"
    NOBODY = "niemand"

    def condition(self, account: int) -> Q:
        """Return which questions these are for the account with this key."""
        if self == Who.ME:
            return Q(assignee_id=account)
        return Q(assignee__isnull=True) if self == Who.NOBODY else Q()


@dataclass(frozen=True, slots=True)
class Filters:
    """The worklist asked for.

    `everywhere` is all services, for who oversees them; `after` is where a page begins, as the page before
    gave it.
    """

    service: uuid.UUID | None = None
    everywhere: bool = False
    show: Show = Show.OPEN
    who: Who = Who.ANYONE
    search: str = ""
    after: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        """Read the address."""
        show, who = query.get("toon", ""), query.get("wie", "")
        return cls(
            service=_uuid(query.get("dienst", "")),
            everywhere=query.get("dienst") == EVERYWHERE,
            show=Show(show) if show in set(Show) else Show.OPEN,
            who=Who(who) if who in set(Who) else Who.ANYONE,
            search=query.get("zoek", "").replace("\0", "").strip()[:LONGEST_SEARCH],
            after=query.get("na", ""),
        )

    def but(self, **changes: object) -> "Filters":
        """Return these filters with some changed, from the first page on."""
        return replace(self, **({"after": ""} | changes))  # type: ignore[arg-type]

    @property
    def address(self) -> str:
        """The query string of these filters, with its question mark; empty for the default list."""
        values = {
            "dienst": EVERYWHERE if self.everywhere else str(self.service or ""),
            "toon": "" if self.show == Show.OPEN else str(self.show),
            "wie": str(self.who),
            "zoek": self.search,
            "na": self.after,
        }
        kept = {name: value for name, value in values.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    @property
    def narrowed(self) -> bool:
        """Something was asked for beyond the default list."""
        return self.but() != Filters()


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
