"""The rows that are one person, and how to hold them while something changes."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from contactforms.customers.models import Customer, Merge


def rows_of(customer: Customer) -> QuerySet[Customer]:
    """Return all rows of the person to whom this row belongs, the oldest first."""
    return Customer.objects.filter(_of([customer.head_id])).order_by("pk")


def rows_with(uuid: UUID) -> QuerySet[Customer]:
    """Return all rows of the person of whom one has this identifier, the oldest first; none for nobody."""
    head = Subquery(Customer.objects.filter(uuid=uuid).order_by().values(head=Coalesce("merged_into", "pk")))
    return Customer.objects.filter(Q(pk=head) | Q(merged_into=head)).order_by("pk")


def hold(pks: Iterable[int]) -> dict[int, Customer]:
    """Lock all rows of these persons; return them as they are then.

    While this waited for a lock, a person may have got other rows: it looks again until nothing is missing.
    """
    wanted = set(pks)
    while True:
        known = Customer.objects.filter(pk__in=wanted).values_list("pk", "merged_into_id")
        found = Customer.objects.select_for_update(of=("self",)).filter(_of([head or pk for pk, head in known]))
        rows = {row.pk: row for row in found.order_by("pk")}
        now = set(Customer.objects.filter(_of({row.head_id for row in rows.values()})).values_list("pk", flat=True))
        if now == rows.keys():
            return rows
        wanted |= now


def settle(rows: Iterable[Customer], actor: object) -> None:
    """Let `merged_into` of the rows, which the transaction holds, follow from the merges in force.

    New heads first, then who follows them, then who was a head: so that it is never two levels deep.
    """
    held = {row.pk: row for row in rows}
    edges = dict(Merge.objects.filter(undone_at=None, absorbed__in=held).values_list("absorbed_id", "kept_id"))
    heads = {row.head_id for row in held.values()}
    moved = [(row, head) for pk, row in held.items() if (head := _root(pk, edges)) != row.head_id]
    for row, head in sorted(moved, key=lambda move: (move[1] != move[0].pk, move[0].pk in heads, move[0].pk)):
        row.merged_into_id = head if head != row.pk else None
        row._history_user = actor  # type: ignore[attr-defined]
        row.save(update_fields=["merged_into"])


def _root(pk: int, edges: dict[int, int]) -> int:
    while pk in edges:
        pk = edges[pk]
    return pk


def _of(heads: Iterable[int]) -> Q:
    heads = list(heads)
    return Q(pk__in=heads) | Q(merged_into__in=heads)
