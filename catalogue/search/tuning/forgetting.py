"""What people looked for goes with age."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from catalogue.search.tuning.models import Click, QueryCount, Rewording


def forget() -> int:
    """Remove the counts older than `SEARCH_LOG_DAYS` days; return how many rows went."""
    before = timezone.localdate() - timedelta(days=settings.SEARCH_LOG_DAYS)
    return sum(model.objects.filter(day__lt=before).delete()[0] for model in (QueryCount, Rewording, Click))
