"""What comes back later: a message arrived after all, or was sent and came back."""

from uuid import UUID

import structlog
from django.db import transaction
from django.utils import timezone

from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.outbox.signals import delivered, not_delivered

log = structlog.get_logger(__name__)


def came_back(uuid: UUID, code: str) -> bool:
    """Write down that this message did not arrive; `code` says why and names nobody.

    False when there is no such message, or it is known already: one report counts.
    """
    with transaction.atomic():
        message = OutboxMessage.objects.select_for_update().filter(uuid=uuid).first()
        if message is None or message.state in (MessageState.BOUNCED, MessageState.REFUSED):
            return False
        message.state, message.last_error = MessageState.BOUNCED, code[:300]
        message.next_attempt_at, message.gave_up_at = None, timezone.now()
        message.delivered_at = None
        message.save(update_fields=["state", "last_error", "next_attempt_at", "gave_up_at", "delivered_at"])
        log.warning("outbox_came_back", message=str(uuid), kind=message.kind, code=code)
        not_delivered.send(sender=OutboxMessage, message=message)
    return True


def arrived(uuid: UUID) -> bool:
    """Write down that this message arrived; False when that is known, or it is known not to have arrived."""
    with transaction.atomic():
        message = OutboxMessage.objects.select_for_update().filter(uuid=uuid).first()
        if message is None or message.delivered_at is not None or message.state not in STILL_ON_ITS_WAY:
            return False
        message.state, message.delivered_at = MessageState.SENT, timezone.now()
        message.sent_at = message.sent_at or message.delivered_at
        message.next_attempt_at, message.last_error = None, ""
        message.save(update_fields=["state", "delivered_at", "sent_at", "next_attempt_at", "last_error"])
        delivered.send(sender=OutboxMessage, message=message)
    return True


STILL_ON_ITS_WAY = (MessageState.WAITING, MessageState.SENT)
