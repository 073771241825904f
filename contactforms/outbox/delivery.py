"""Deliver messages: at least once, one deliverer at a time, again later when it fails."""

from collections.abc import Iterator
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import timezone

from contactforms.outbox.backoff import MAX_ATTEMPTS, wait_after
from contactforms.outbox.errors import Refused
from contactforms.outbox.kinds import deliverer
from contactforms.outbox.leaving import on_its_way
from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.outbox.signals import not_delivered

log = structlog.get_logger(__name__)


def waiting(limit: int = 100) -> Iterator[UUID]:
    """Yield the messages whose time has come, the longest waiting first."""
    due = OutboxMessage.objects.filter(state=MessageState.WAITING, next_attempt_at__lte=timezone.now())
    yield from due.order_by("next_attempt_at").values_list("uuid", flat=True)[:limit]


def deliver_one(uuid: UUID | str) -> MessageState | None:
    """Try to deliver a message and return its state; None when it is not its time, another has it or it is erased."""
    pk = OutboxMessage.objects.filter(uuid=uuid).values_list("pk", flat=True).first()
    if pk is None:
        return None
    with on_its_way(pk) as ours:
        message = _claim(uuid) if ours else None
        return _deliver(message) if message is not None else None


def _deliver(message: OutboxMessage) -> MessageState | None:
    try:
        deliverer(message.kind)(message)
    except Refused as error:
        return _close(message, MessageState.REFUSED, str(error))
    except Exception as error:
        # Whatever it is, the row must say so and be tried again. Only the class: a text may name people.
        name = type(error).__name__
        if message.attempts >= MAX_ATTEMPTS:
            return _close(message, MessageState.FAILED, name)
        OutboxMessage.objects.filter(pk=message.pk).update(last_error=name)
        log.warning("outbox_retry", message=str(message.uuid), kind=message.kind, error=name, tries=message.attempts)
        return MessageState.WAITING
    return _close(message, MessageState.SENT, "")


def _claim(uuid: UUID | str) -> OutboxMessage | None:
    """Return the message with this attempt counted and the next one planned, so that no other takes it.

    This is written before anything is sent: a crash while sending counts as an attempt.
    """
    now = timezone.now()
    with transaction.atomic():
        message = (
            OutboxMessage.objects.select_for_update(skip_locked=True)
            .filter(uuid=uuid, state=MessageState.WAITING, next_attempt_at__lte=now)
            .first()
        )
        if message is not None:
            message.attempts += 1
            message.next_attempt_at = now + wait_after(message.attempts)
            message.save(update_fields=["attempts", "next_attempt_at"])
    return message


def _close(message: OutboxMessage, state: MessageState, error: str) -> MessageState | None:
    """Write down how it ended, unless a report of the provider did that, or it was erased, meanwhile (None)."""
    with transaction.atomic():
        row = OutboxMessage.objects.select_for_update().filter(pk=message.pk).first()
        if row is None:
            return None
        if row.state != MessageState.WAITING:
            return MessageState(row.state)
        row.state, row.last_error, row.next_attempt_at = state, error[:300], None
        if state == MessageState.SENT:
            row.sent_at = timezone.now()
        else:
            row.gave_up_at = timezone.now()
        row.save(update_fields=["state", "last_error", "next_attempt_at", "sent_at", "gave_up_at"])
        if state != MessageState.SENT:
            log.error("outbox_not_delivered", message=str(row.uuid), kind=row.kind, error=error, state=state)
            not_delivered.send(sender=OutboxMessage, message=row)
    return state
