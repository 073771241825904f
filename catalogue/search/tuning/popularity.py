"""How often a document is opened from the results, as a number from 0 to 1 that the ranker may weigh."""

from datetime import timedelta
from math import log1p

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from catalogue.search.models import SearchDocument
from catalogue.search.tuning.models import Click

WINDOW = 90  # days
AT_LEAST = 50  # clicks for a 1: in a quiet season a handful makes nothing popular
BATCH = 500


def popularity_of(clicks: int, most: int) -> float:
    """Return 0 to 1, by order of magnitude: ten times the clicks is a step, not ten times the weight.

    In hundredths, so that a document is not sent to the index for a click more or less.
    """
    return round(min(log1p(max(clicks, 0)) / log1p(max(most, AT_LEAST)), 1.0), 2)


def refresh() -> int:
    """Give each document its popularity of the last 90 days, touching no other field; return how many changed."""
    since = timezone.localdate() - timedelta(days=WINDOW)
    opened = Click.objects.filter(day__gte=since).values_list("document").annotate(clicks=Sum("times"))
    clicks = dict(opened)
    most = max(clicks.values(), default=0)
    with transaction.atomic():
        rows = SearchDocument.objects.filter(uuid__in=clicks) | SearchDocument.objects.filter(popularity__gt=0)
        stale = [
            row
            for row in rows.select_for_update().order_by("pk").only("uuid", "popularity")
            if row.popularity != popularity_of(clicks.get(row.uuid, 0), most)
        ]
        for row in stale:
            row.popularity = popularity_of(clicks.get(row.uuid, 0), most)
        return SearchDocument.objects.bulk_update(stale, ["popularity"], batch_size=BATCH)
