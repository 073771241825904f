"""What people looked for in vain, added up over days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import F, Max, QuerySet, Sum
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.search.tuning.models import Click, QueryCount, Rewording, Surface

PERIODS = (7, 30, 90)  # days
MOST = 100  # rows of a list on screen
MOST_EXPORTED = 10_000


class Kind(StrEnum):
    """The lists of the desk; the values stand in addresses."""

    NOTHING = "zonder-resultaat"
    UNSURE = "onzeker"
    NO_CLICK = "zonder-klik"
    REWORDED = "herformuleerd"


TITLES = {
    Kind.NOTHING: _("Found nothing"),
    Kind.UNSURE: _("Not sure"),
    Kind.NO_CLICK: _("Nothing opened"),
    Kind.REWORDED: _("Reworded"),
}
EXPLAINED = {
    Kind.NOTHING: _("Nothing at all was found for these. Often a word is missing: make a synonym."),
    Kind.UNSURE: _("Something was found, but nothing that answers well. People read: “we are not sure”."),
    Kind.NO_CLICK: _("Results were shown, and nobody opened one. Try these: does the right page stand on top?"),
    Kind.REWORDED: _("Within a minute people tried other words. The second often says what the first means."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query (or a rewording, with `then`), how often this went wrong (`times`) of how often it was asked."""

    query: str
    times: int
    asked: int
    last: datetime | date
    then: str = ""


def listed(kind: Kind, *, days: int, surface: str = "", latest: bool = False, most: int = MOST) -> list[Asked]:
    """Return the rows of a list, the most frequent first, or the latest (one query)."""
    order: tuple[str, ...] = ("-last", "-times", "query") if latest else ("-times", "-last", "query")
    if kind is Kind.REWORDED:
        rows = _within(Rewording.objects.all(), days, surface).values("first", "then")
        found = rows.annotate(query=F("first"), last=Max("day"), number=Sum("times"))
        order = tuple(name.replace("times", "number") for name in order)
        return [
            Asked(r["first"], r["number"], r["number"], r["last"], r["then"]) for r in found.order_by(*order)[:most]
        ]
    wrong = {
        Kind.NOTHING: Sum("nothing"),
        Kind.UNSURE: Sum("unsure"),
        Kind.NO_CLICK: Sum(Greatest(F("asked") - F("nothing") - F("clicked"), 0)),
    }[kind]
    queries = _within(QueryCount.objects.all(), days, surface)
    if kind is Kind.NO_CLICK:
        queries = queries.exclude(surface=Surface.API)  # what others' sites do with our answers, we do not see
    counted = queries.values("query").annotate(times=wrong, total=Sum("asked"), last=Max("last_at"))
    return [
        Asked(r["query"], r["times"], r["total"], r["last"])
        for r in counted.filter(times__gt=0).order_by(*order)[:most]
    ]


def totals(*, days: int, surface: str = "") -> dict[str, int]:
    """Return how often was asked, and how that ended (one query)."""
    names = ("asked", "nothing", "unsure", "clicked")
    found = _within(QueryCount.objects.all(), days, surface).aggregate(**{f"sum_{name}": Sum(name) for name in names})
    return {name: found[f"sum_{name}"] or 0 for name in names}


def found_by(document: UUID, *, days: int = 90, most: int = 10) -> list[tuple[str, int]]:
    """Return the queries from whose results people opened this document (its UUID), with how often (one query)."""
    rows = Click.objects.filter(document=document, day__gt=timezone.localdate() - timedelta(days=days))
    return list(rows.values_list("query").annotate(number=Sum("times")).order_by("-number", "query")[:most])


def _within(rows: "QuerySet", days: int, surface: str) -> "QuerySet":  # type: ignore[type-arg]
    rows = rows.filter(day__gt=timezone.localdate() - timedelta(days=days))
    return rows.filter(surface=surface) if surface else rows
