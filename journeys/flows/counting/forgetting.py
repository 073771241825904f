"""Counts go with age."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from journeys.flows.counting.models import FlowCount


def forget() -> int:
    """Remove the counts older than `FLOW_COUNT_DAYS` days; return how many rows went."""
    before = timezone.localdate() - timedelta(days=settings.FLOW_COUNT_DAYS)
    return FlowCount.objects.filter(day__lt=before).delete()[0]
