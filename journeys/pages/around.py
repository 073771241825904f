"""What journeys and guided questions say about other pages: which step links to it, which questions help with it.

Every page shows it, so the first reader after a change pays for it: one query for both, kept until the next change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction

from catalogue.organisation.remembering import remembered
from journeys.flows.visit.offered import FlowLink, Offers, chosen_for, led_to, link_of, links_of, offered_flows
from journeys.pages.outlines import JourneyOutline, outline_of, shown_journeys
from journeys.pages.targets import Target, target_of

LINKED = '$[*].value.links[*].value.page ? (@.type() == "number")'


@dataclass(frozen=True, slots=True)
class Around:
    """Journeys in the editors' order, flows by title, which flows help with a product: all that everyone may read."""

    journeys: tuple[JourneyOutline, ...]
    flows: tuple[FlowLink, ...]
    helping: Offers


def around(request: HttpRequest) -> Around:
    """Return both; no query once they are known for this content version."""
    return remembered(request, f"around:{get_language()}", read_around)


def outlines(request: HttpRequest) -> tuple[JourneyOutline, ...]:
    """Return every journey in outline."""
    return around(request).journeys


def read_around() -> Around:
    """Read both in the language of now. One query."""
    rows = list(_rows())
    for row in rows:
        row.closed = row.path.startswith(tuple(row.closed_off))
    known = {row.pk: target_of(row) for row in rows}
    flows = [vars(row) | _of_flow(row) for row in rows if row.pk in row.offered]
    return Around(tuple(_outlines(rows, known)), tuple(link_of(flow) for flow in flows), links_of(flows))


def _rows() -> QuerySet[Any]:
    """Return the journeys, the flows, and what the steps link to: each page once, by title."""
    journeys, flows = shown_journeys().order_by(), offered_flows().order_by()
    linked = Func(
        F("steps"), Value(LINKED), function="jsonb_path_query", template="%(function)s(%(expressions)s::jsonpath)"
    )
    steps = journeys.annotate(linked=Cast(linked, IntegerField())).values("linked")
    wanted = journeys.values("pk").union(flows.values("pk"), steps, all=True)
    pages: QuerySet[Any] = Page.objects.filter(pk__in=wanted, depth__gt=1).select_related("locale", "journeypage")
    return pages.annotate(
        # The same for every row, so asked once.
        shown=ArraySubquery(journeys.values("pk")),
        offered=ArraySubquery(flows.values("pk")),
        closed_off=ArraySubquery(PageViewRestriction.objects.order_by().values("page__path")),
        flow_uuid=F("flowpage__uuid"),
        introduction=F("flowpage__introduction"),
        sensitive=F("flowpage__sensitive"),
        led_to=led_to("flowpage__definition"),
        chosen=chosen_for("pk"),
    ).order_by("title")


def _of_flow(row: Any) -> dict[str, Any]:
    return {"uuid": row.flow_uuid, "locale__language_code": row.locale.language_code}


def _outlines(rows: list[Any], known: dict[int, Target]) -> Iterator[JourneyOutline]:
    for row in sorted((row for row in rows if row.pk in row.shown), key=lambda row: row.path):
        page = row.journeypage
        page.locale = row.locale
        yield outline_of(page, page.step_list, known)
