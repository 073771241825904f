"""Judgements as the evaluation takes them."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from catalogue.search.evaluation.judgements import Judgement as Evaluated
from catalogue.search.tuning.judging.models import Judgement, Kind
from catalogue.search.tuning.judging.services.things import Keys


def judged() -> QuerySet[Judgement]:
    """Return those that say something: what should be found, or that nothing should."""
    return Judgement.objects.filter(Q(kind=Kind.NONE) | Q(pk__in=Judgement.objects.filter(grades__isnull=False)))


def evaluated(rows: Iterable[Judgement] | None = None) -> list[Evaluated]:
    """Return judgements with their grades by product number or slug, in the order of their numbers."""
    found = list(judged().prefetch_related("grades") if rows is None else rows)
    by_thing = {row.pk: {grade.key: grade.grade for grade in row.grades.all()} for row in found}
    keys = Keys({thing for grades in by_thing.values() for thing in grades})
    return [Evaluated(row.reference, row.query, keys.grades(by_thing[row.pk])) for row in found]
