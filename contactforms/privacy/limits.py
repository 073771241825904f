"""How often one address may post. Counted in the database, so that all processes count together.

A cache would do with Redis only: each web process has a memory of its own. The window slides: any minute
counts, not the minutes of the clock.
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from contactforms.privacy.addresses import sender_mark
from contactforms.privacy.models import Attempt

WINDOW = timedelta(minutes=1)


def too_many(request: HttpRequest, what: str) -> bool:
    """Count this post and tell whether it is one too many in a minute (`POSTS_PER_MINUTE` of `what`).

    Call it outside a transaction: a post that fails counts too. Refused posts count, so that who goes on
    stays refused, and who waits a minute does not.
    """
    now = timezone.now()
    who = sender_mark(request)
    Attempt.objects.create(who=who, what=what, at=now)
    made: int = Attempt.objects.filter(who=who, what=what, at__gt=now - WINDOW).count()
    return made >= settings.POSTS_PER_MINUTE[what]


def forget() -> int:
    """Remove what no longer counts."""
    removed, _by_model = Attempt.objects.filter(at__lt=timezone.now() - WINDOW).delete()
    return removed
