"""What can be delivered: each kind of message has one function that delivers it."""

from collections.abc import Callable

from contactforms.outbox.mail import deliver_mail
from contactforms.outbox.models import OutboxMessage
from contactforms.outbox.sms import deliver_sms

Deliver = Callable[[OutboxMessage], None]

_kinds: dict[str, Deliver] = {"mail": deliver_mail, "sms": deliver_sms}


def register(kind: str, deliver: Deliver) -> None:
    """Let `deliver` send messages of this kind; it raises Refused, or anything else to be tried again."""
    _kinds[kind] = deliver


def deliverer(kind: str) -> Deliver:
    """Return what delivers this kind; KeyError when nothing does."""
    return _kinds[kind]
