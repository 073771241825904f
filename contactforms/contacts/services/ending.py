"""Ending a contact: by its agent, by the exchange that saw the call end, or because it was forgotten."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import F, Max
from django.db.models.functions import Greatest
from django.utils import timezone

from contactforms.contacts.access import contacts_of
from contactforms.contacts.models import Contact
from contactforms.contacts.services.holding import held, save_as

# The moment of the last thing done in a contact: GREATEST passes over what is empty.
LAST = Greatest(F("started_at"), F("notes_at"), Max("consulted__at"), Max("questions__asked_at"))
FORGOTTEN_AFTER = timedelta(hours=4)  # without anything written, looked up or answered


def worked_in_last(agent: AbstractUser) -> Contact | None:
    """Return the running contact of the agent in which something was done last; begun, a call that comes in, counts."""
    return contacts_of(agent).filter(ended_at=None).annotate(last=LAST).order_by("-last", "-pk").first()


def end(contact: Contact, agent: AbstractUser) -> Contact:
    """End the contact now; one that ended already stays as it is."""
    with held(contact, agent) as row:
        _end(row, timezone.now(), agent)
    return row


def resume(contact: Contact, agent: AbstractUser) -> Contact:
    """Go on with a contact that was ended by mistake."""
    with held(contact, agent) as row:
        if row.ended_at is not None:
            row.ended_at = None
            save_as(row, agent, "ended_at")
    return row


def end_call(call_id: str, at: datetime | None = None) -> Contact | None:
    """End the call that the exchange saw end; None when it is not known. Told twice, the first time counts."""
    with transaction.atomic():
        row = Contact.objects.select_for_update().filter(call_id=call_id).first()
        if row is not None:
            _end(row, min(at or timezone.now(), timezone.now()), None)
    return row


def end_forgotten(now: datetime | None = None) -> int:
    """End what nobody has touched for hours, at the moment of the last thing that was done in it."""
    now = now or timezone.now()
    Contact.objects.filter(ended_at__isnull=False).exclude(searched="").update(searched="")
    old = Contact.objects.filter(ended_at=None, started_at__lt=now - FORGOTTEN_AFTER)
    ended = 0
    for pk, last in old.values_list("pk", LAST):
        if last >= now - FORGOTTEN_AFTER:
            continue
        with transaction.atomic():
            row = Contact.objects.select_for_update().get(pk=pk)
            last = Contact.objects.values_list(LAST, flat=True).get(pk=pk)
            if row.running and last < now - FORGOTTEN_AFTER:
                _end(row, last, None)
                ended += 1
    return ended


def _end(contact: Contact, at: datetime, agent: AbstractUser | None) -> None:
    if contact.ended_at is None:
        contact.ended_at, contact.searched = max(at, contact.started_at), ""
        save_as(contact, agent, "ended_at", "searched")
