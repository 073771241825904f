"""The search desk: what people look for in vain, with a way to help beside each line."""

import csv
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.search.tuning.models import Surface
from catalogue.search.tuning.reports import (
    EXPLAINED,
    MOST,
    MOST_EXPORTED,
    PERIODS,
    TITLES,
    Asked,
    Kind,
    listed,
    totals,
)
from catalogue.search.tuning.rights import for_the_desk

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the desk shows, as its address says it; what the address gets wrong is the usual."""

    kind: Kind
    days: int
    surface: str
    latest: bool

    @classmethod
    def of(cls, request: HttpRequest) -> "Choice":
        """Read the address."""
        asked = request.GET
        kind, days, surface = asked.get("lijst", ""), asked.get("dagen", ""), asked.get("waar", "")
        return cls(
            Kind(kind) if kind in set(Kind) else Kind.NOTHING,
            int(days) if days in {str(period) for period in PERIODS} else PERIODS[1],
            surface if surface in Surface.values else "",
            asked.get("volgorde") == "laatst",
        )

    def address(self, **other: Any) -> str:
        """Return the parameters of this choice, with something else in it."""
        values = {"lijst": self.kind.value, "dagen": self.days, "waar": self.surface}
        values["volgorde"] = "laatst" if self.latest else ""
        return urlencode({name: value for name, value in (values | other).items() if value})

    def rows(self, most: int) -> list[Asked]:
        """Read the list."""
        return listed(self.kind, days=self.days, surface=self.surface, latest=self.latest, most=most)


@require_safe
@for_the_desk
def desk(request: HttpRequest) -> HttpResponse:
    """Show one list (3 queries, however long the list)."""
    choice = Choice.of(request)
    sums = totals(days=choice.days, surface=choice.surface)
    context = {
        "choice": choice,
        "rows": [_shown(row) for row in choice.rows(MOST)],
        "most": MOST,
        "sums": sums,
        "shares": {name: round(100 * sums[name] / sums["asked"]) if sums["asked"] else 0 for name in sums},
        "tabs": [(TITLES[kind], choice.address(lijst=kind.value), kind is choice.kind) for kind in Kind],
        "title_of_list": TITLES[choice.kind],
        "explained": EXPLAINED[choice.kind],
        "reworded": choice.kind is Kind.REWORDED,
        "periods": PERIODS,
        "surfaces": Surface.choices,
        "export": f"{reverse('search_desk_export')}?{choice.address()}",
        "may_add": request.user.has_perm("search.add_synonym"),
    }
    return render(request, "searchtuning/desk.html", context)


@require_safe
@for_the_desk
def export(request: HttpRequest) -> HttpResponse:
    """Send the list as a CSV file in which nothing is a formula."""
    choice = Choice.of(request)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"zoekvragen-{choice.kind}-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow([_("query"), _("then"), _("times"), _("asked"), _("last asked")])
    for row in choice.rows(MOST_EXPORTED):
        writer.writerow([safe(row.query), safe(row.then), row.times, row.asked, f"{row.last:%Y-%m-%d}"])
    return response


def safe(text: str) -> str:
    """Return `text` so that a spreadsheet shows it and never runs it."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _shown(row: Asked) -> dict[str, Any]:
    said = {"said": row.query} | ({"meant": row.then} if row.then else {})
    return {
        "row": row,
        "synonym": f"{reverse('synoniemen_modeladmin_create')}?{urlencode(said)}",
        "try": f"{_trying()}?{urlencode({'q': row.query})}",
    }


def _trying() -> str:
    """Return the screen to try a query on; the public page where that screen is not installed."""
    try:
        return reverse("search_try")
    except NoReverseMatch:
        return reverse("site:search")
