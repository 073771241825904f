"""What a colleague looks for, read from the address; anything odd falls back to the default."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from catalogue.search.finding import find
from catalogue.search.results import Results

LONGEST = 200
LAST_PAGE = 500
PAGE_SIZE = 15
WORDS = "q"
CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: words, what it is narrowed to (primary keys, a kind), and the page of results.

    `literally` takes the words as they were typed, without corrections. `contact` is the conversation in which
    it is looked for: it stands in every address of the screen, so that two windows do not mix.
    """

    words: str = ""
    theme: int | None = None
    audience: int | None = None
    department: int | None = None
    kind: str = ""
    literally: bool = False
    page: int = 1
    contact: UUID | None = None

    @classmethod
    def read(cls, query: QueryDict) -> "Asked":
        """Read the address."""
        return cls(
            words=readable(query.get(WORDS, "")),
            theme=_number(query.get("thema", "")),
            audience=_number(query.get("doelgroep", "")),
            department=_number(query.get("afdeling", "")),
            kind=readable(query.get("soort", ""))[:40],
            literally=query.get("letterlijk") == "1",
            page=min(_number(query.get("pagina", "")) or 1, LAST_PAGE),
            contact=uuid_in(query.get(CONTACT, "")),
        )

    def but(self, **changes: object) -> "Asked":
        """Return this search with something changed, from the first page on."""
        return replace(self, **({"page": 1} | changes))  # type: ignore[arg-type]

    @property
    def query_string(self) -> str:
        """The address of this search after its question mark."""
        values = {
            WORDS: self.words,
            "thema": self.theme or "",
            "doelgroep": self.audience or "",
            "afdeling": self.department or "",
            "soort": self.kind,
            "letterlijk": "1" if self.literally else "",
            "pagina": self.page if self.page > 1 else "",
            CONTACT: self.contact or "",
        }
        return urlencode({name: value for name, value in values.items() if value})

    @property
    def narrowed(self) -> bool:
        """Not everything is looked in."""
        return any((self.theme, self.audience, self.department, self.kind))

    def results(self, *, notes: bool) -> Results:
        """Look for it; `notes` also in the notes for colleagues and in closed pages."""
        return find(
            self.words,
            page=self.page,
            page_size=PAGE_SIZE,
            theme=self.theme,
            audience=self.audience,
            department=self.department,
            kind=self.kind or None,
            correct=not self.literally,
            agent=notes,
        )


def readable(text: str) -> str:
    """Return a text without control characters and doubled spaces, cut at 200 characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:LONGEST]


def uuid_in(text: str) -> UUID | None:
    """Return the identity that a text is, or None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def moment_in(text: str) -> datetime | None:
    """Return the moment that a text is, with its time zone, or None when it is none."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
