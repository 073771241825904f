"""The counts of the start screen, each the length of a list that one click opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from catalogue.products.listing.filters import due_by, to_rewrite
from catalogue.products.models import ProductPage

MINE_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Tally:
    """A number and the list behind it."""

    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Tallies:
    """The four counts at the top."""

    mine: Tally
    required: Tally
    review: Tally
    without_service: Tally


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """One department: how far it is. `name` is empty for pages without a service."""

    name: str
    total: Tally
    left: Tally
    required: Tally
    review: Tally

    @property
    def done(self) -> int:
        """How many are rewritten."""
        return self.total.number - self.left.number

    @property
    def percentage(self) -> int:
        """How far, in whole percents; 100 only when nothing is left."""
        return self.done * 100 // self.total.number if self.total.number else 100


def products() -> QuerySet[ProductPage]:
    """Return the pages that count: an alias is counted where its source is."""
    return ProductPage.objects.filter(alias_of__isnull=True)


def list_url(**filters: Any) -> str:
    """Return the address of the list of products with these filters."""
    return f"{reverse('products:index')}?{urlencode(filters)}"


def tallies(user: Any) -> Tallies:
    """Count what is to be done (1 query)."""
    mine, required = Q(owner=user) & to_rewrite(), Q(legally_required=True, live=False)
    review, nameless = due_by(timezone.localdate()), Q(responsible_service__isnull=True)
    counts = products().aggregate(
        mine=Count("pk", filter=mine),
        required=Count("pk", filter=required),
        review=Count("pk", filter=review),
        without_service=Count("pk", filter=nameless),
    )
    urls = {
        "mine": list_url(owner=user.pk, work="open"),
        "required": list_url(required=True, published=False),
        "review": list_url(review="due"),
        "without_service": list_url(without_service="yes"),
    }
    return Tallies(**{name: Tally(counts[name], url) for name, url in urls.items()})


def my_pages(user: Any) -> list[ProductPage]:
    """Return the first pages that this account has to rewrite: required by law first (1 query)."""
    rows = products().filter(to_rewrite(), owner=user).select_related("responsible_service")
    return list(
        rows.only("title", "draft_title", "live", "rewrite_status", "legally_required", "responsible_service").order_by(
            "-legally_required", "title"
        )[:MINE_SHOWN]
    )


def departments() -> list[DepartmentRow]:
    """Return how far each department is, in the order of the register, without a service last (1 query)."""
    return list(_departments())


def _departments() -> Iterator[DepartmentRow]:
    department = F("responsible_service__department")
    rows = (
        products()
        .values(department_id=department, name=F("responsible_service__department__name"))
        .annotate(
            total=Count("pk"),
            left=Count("pk", filter=to_rewrite()),
            required=Count("pk", filter=Q(legally_required=True, live=False)),
            review=Count("pk", filter=due_by(timezone.localdate())),
        )
        .order_by(F("responsible_service__department__order").asc(nulls_last=True), "name")
    )
    for row in rows:
        which: dict[str, Any] = (
            {"department": row["department_id"]} if row["department_id"] else {"without_service": "yes"}
        )
        yield DepartmentRow(
            row["name"] or "",
            Tally(row["total"], list_url(**which)),
            Tally(row["left"], list_url(**which, work="open")),
            Tally(row["required"], list_url(**which, required=True, published=False)),
            Tally(row["review"], list_url(**which, review="due")),
        )
