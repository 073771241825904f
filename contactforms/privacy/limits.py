"""How often one sender may post, and how often others may have us mail to one address.

Counted in the database, so that all processes count together: a cache would do with Redis only, for each web process
has a memory of its own. The window slides: any minute counts, not the minutes of the clock.
"""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from contactforms.privacy.addresses import sender_mark
from contactforms.privacy.models import Attempt

WINDOW = timedelta(minutes=1)
MAIL_WINDOW = timedelta(hours=1)
MAILED = ":to"  # behind `what`: counted for who receives, not for who sends


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


def too_many_mails(address: str, what: str) -> bool:
    """Count this mail and tell whether it is one too many for its receiver in an hour (`MAILS_PER_HOUR` of `what`).

    Whoever asks: many senders together fill one mailbox no further. The address is kept as a keyed hash only.
    """
    now = timezone.now()
    who = salted_hmac("contactforms.privacy.receiver", address.strip().lower(), algorithm="sha256").hexdigest()
    Attempt.objects.create(who=who, what=f"{what}{MAILED}", at=now)
    made: int = Attempt.objects.filter(who=who, what=f"{what}{MAILED}", at__gt=now - MAIL_WINDOW).count()
    return made > settings.MAILS_PER_HOUR[what]


def forget() -> int:
    """Remove what no longer counts."""
    now = timezone.now()
    old = Q(at__lt=now - MAIL_WINDOW) | Q(at__lt=now - WINDOW) & ~Q(what__endswith=MAILED)
    removed, _by_model = Attempt.objects.filter(old).delete()
    return removed
