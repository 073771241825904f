"""Put something in the outbox; send it once more; forget what was in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app

from contactforms.outbox.leaving import wait_for
from contactforms.outbox.models import MessageState, OutboxMessage

DELIVER = "outbox.deliver"  # the task in `outbox.tasks`
KEPT_FOR = timedelta(days=30)
ENDED_BADLY = (MessageState.FAILED, MessageState.REFUSED, MessageState.BOUNCED)


@dataclass(frozen=True, slots=True)
class About:
    """What a message is about: a kind of row and its uuid."""

    type: str
    uuid: UUID


def enqueue(
    kind: str,
    key: str,
    recipient: str,
    payload: dict[str, Any],
    about: About | None = None,
    *,
    after: timedelta | None = None,
) -> OutboxMessage:
    """Write a message in the transaction of the fact it reports; the worker sends it after the commit.

    The same `key` gives the message that is there already: a fact is reported once. With `after` it waits that long
    (and then for the next sweep, a minute at most): until then `take_back` can stop it.
    """
    message, created = OutboxMessage.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "recipient": recipient,
            "payload": payload,
            "about_type": about.type if about else "",
            "about_uuid": about.uuid if about else None,
            "next_attempt_at": timezone.now() + (after or timedelta()),
        },
    )
    if created and after is None:
        app.configure_task(DELIVER).defer(message=str(message.uuid))
    return message


def take_back(*abouts: About) -> bool:
    """Remove every message about these things when none of them has left or is leaving; else False, and all stay.

    Call it in the transaction that undoes what they report.
    """
    fits = Q()
    for about in abouts:
        fits |= Q(about_type=about.type, about_uuid=about.uuid)
    found = OutboxMessage.objects.filter(fits) if fits else OutboxMessage.objects.none()
    all_of_them = set(found.values_list("pk", flat=True))
    waiting = found.filter(state=MessageState.WAITING, attempts=0).select_for_update(skip_locked=True)
    if set(waiting.values_list("pk", flat=True)) != all_of_them:
        return False
    OutboxMessage.objects.filter(pk__in=all_of_them).delete()
    return True


def try_again(message: OutboxMessage) -> bool:
    """Let a message that failed start anew; False when it is not one that failed, or when it was emptied."""
    with transaction.atomic():
        failed = OutboxMessage.objects.filter(pk=message.pk, state__in=ENDED_BADLY)
        changed = failed.exclude(recipient="", payload={}).update(
            state=MessageState.WAITING,
            attempts=0,
            next_attempt_at=timezone.now(),
            last_error="",
            gave_up_at=None,
            sending_at=None,
            provider_id="",
        )
        if changed:
            app.configure_task(DELIVER).defer(message=str(message.uuid))
    return bool(changed)


def erase_about(subjects: Collection[UUID], *, but: Collection[str] = ()) -> int:
    """Empty what ended about these things; what still waits does not leave any more. Return how many changed.

    That something was sent stays known, not to whom or what, nor its number at the provider. Messages with a key in
    `but` are left alone. What is leaving at this very moment is waited for: it left before this was erased.
    """
    about = OutboxMessage.objects.filter(about_uuid__in=subjects).exclude(key__in=but)
    wait_for(about.filter(state=MessageState.WAITING, attempts__gt=0).order_by("pk").values_list("pk", flat=True))
    waiting, _by_model = about.filter(state=MessageState.WAITING).delete()
    full = about.exclude(recipient="", payload={}, last_error="", provider_id="")
    return waiting + full.update(recipient="", payload={}, last_error="", provider_id="")


def forget_contents(now: datetime | None = None) -> int:
    """Empty messages that ended a month ago: that something was sent stays known, not to whom or what."""
    old = OutboxMessage.objects.exclude(state=MessageState.WAITING).filter(
        created_at__lt=(now or timezone.now()) - KEPT_FOR
    )
    return old.exclude(recipient="", payload={}).update(recipient="", payload={})
