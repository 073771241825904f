"""These two are not one person: remembered, so that nobody proposes it again."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from contactforms.customers.clusters import hold
from contactforms.customers.errors import Refused
from contactforms.customers.models import Customer, NotTheSame
from contactforms.customers.models.merge import UNDO_WITHIN


def not_the_same(one: Customer, other: Customer, actor: AbstractUser) -> NotTheSame:
    """Remember that these rows are two persons; raise Refused while they are merged."""
    with transaction.atomic():
        rows = hold([one.pk, other.pk])
        if rows[one.pk].head_id == rows[other.pk].head_id:
            raise Refused(_("These are one customer. Undo that first."))
        lower, higher = sorted((one.pk, other.pk))
        said, _new = NotTheSame.objects.get_or_create(one_id=lower, other_id=higher, defaults={"by_id": actor.pk})
    return said


def take_back(one: Customer, other: Customer) -> None:
    """Forget that the persons of these rows were told apart: they may be proposed again; Refused after 30 days."""
    with transaction.atomic():
        rows = hold([one.pk, other.pk]).values()
        people = [[row.pk for row in rows if row.head_id == head] for head in (one.head_id, other.head_id)]
        said = NotTheSame.objects.filter(_between(*people))
        if said.filter(at__lt=timezone.now() - UNDO_WITHIN).exists():
            raise Refused(_("This was more than 30 days ago and can no longer be undone."))
        said.delete()


def told_apart(ones: Iterable[int], others: Iterable[int]) -> bool:
    """Tell whether somebody said of a row of the one person that it is not a row of the other."""
    return NotTheSame.objects.filter(_between(ones, others)).exists()


def apart_from(pks: Iterable[int]) -> set[int]:
    """Return the heads of whom somebody said that they are not the person of these rows (2 queries)."""
    pks = set(pks)
    pairs = NotTheSame.objects.filter(Q(one__in=pks) | Q(other__in=pks)).values_list("one_id", "other_id")
    others = {pk for pair in pairs for pk in pair} - pks
    if not others:
        return set()
    return {merged_into or pk for pk, merged_into in _heads(others)}


def _heads(pks: Iterable[int]) -> Iterable[tuple[int, int | None]]:
    return Customer.objects.filter(pk__in=pks).values_list("pk", "merged_into_id")


def _between(ones: Iterable[int], others: Iterable[int]) -> Q:
    ones, others = list(ones), list(others)
    return Q(one__in=ones, other__in=others) | Q(one__in=others, other__in=ones)
