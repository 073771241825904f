"""Mail a list to who asked for it: through the outbox, which forgets address and text once it has left."""

from typing import Any

from django.dispatch import receiver

from contactforms.outbox.kinds import register
from contactforms.outbox.mail import deliver_mail
from contactforms.outbox.models import OutboxMessage
from contactforms.outbox.services import enqueue
from contactforms.outbox.signals import not_delivered

KIND = "journey_list"


def mail_list(key: str, address: str, subject: str, text: str, calendar: bytes | None) -> None:
    """Send it; the same `key` once. It names nobody, so that there is nothing to answer or to keep."""
    payload: dict[str, Any] = {"subject": subject, "text": text}
    if calendar:
        payload["calendar"] = {"text": calendar.decode(), "method": "PUBLISH", "name": "stappen.ics"}
    enqueue(KIND, key, address, payload)


def deliver_and_forget(message: OutboxMessage) -> None:
    """Deliver the mail, and keep only that one was sent."""
    deliver_mail(message)
    _forget(message)


@receiver(not_delivered, dispatch_uid="journey_list_not_delivered")
def forget_what_failed(message: OutboxMessage, **kwargs: Any) -> None:
    """What could not be delivered is forgotten too: nobody can mend an address they may not see."""
    if message.kind == KIND:
        _forget(message)


def _forget(message: OutboxMessage) -> None:
    OutboxMessage.objects.filter(pk=message.pk).update(recipient="", payload={})


register(KIND, deliver_and_forget)
