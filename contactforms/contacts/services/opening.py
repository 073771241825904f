"""Beginning a contact: the agent does, or the telephone exchange."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contactforms.contacts.access import takes_contacts
from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact, ContactChannel
from contactforms.contacts.services.holding import check_agent, held, save_as

LONGEST_BEFORE = timedelta(hours=1)  # a screen that stood open for longer was not one conversation


def open_contact(
    agent: AbstractUser,
    channel: ContactChannel | str = ContactChannel.PHONE,
    *,
    uuid: UUID | None = None,
    since: datetime | None = None,
) -> Contact:
    """Return the agent's contact with this `uuid`, begun now when it is not there yet.

    The screen gives out the uuid beforehand: a double click, and an answer that is filed before any contact,
    begin one contact. `since` is when the conversation began, at most an hour ago.
    """
    if not takes_contacts(agent):
        raise Refused(_("Your account takes no calls or visitors."))
    uuid = uuid or uuid4()
    known = Contact.objects.filter(uuid=uuid).first()
    if known is None:
        known = _begun(agent, ContactChannel(channel), uuid, since)
    check_agent(known, agent)
    return known


def _begun(agent: AbstractUser, channel: ContactChannel, uuid: UUID, since: datetime | None) -> Contact:
    now = timezone.now()
    started = min(max(since or now, now - LONGEST_BEFORE), now)
    contact = Contact(agent=agent, channel=channel, uuid=uuid, started_at=started)
    contact._history_user = agent  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            contact.save()
    except IntegrityError:  # the same click, a moment ago, in another process
        contact = Contact.objects.get(uuid=uuid)
    return contact


def push_call(
    agent: AbstractUser,
    call_id: str,
    phone: str = "",
    *,
    channel: ContactChannel | str = ContactChannel.PHONE,
    started_at: datetime | None = None,
) -> tuple[Contact, bool]:
    """Return the contact of this call of the exchange, and whether it is new; pushed twice it is one.

    Whose it is stays as it was pushed first: a call that is put through is another call for the exchange.
    """
    known = Contact.objects.filter(call_id=call_id).first()
    if known is not None:
        return known, False
    if not takes_contacts(agent):
        raise Refused(_("This account takes no calls."))
    now = timezone.now()
    contact = Contact(
        agent=agent,
        channel=ContactChannel(channel),
        call_id=call_id,
        phone=phone,
        started_at=min(started_at or now, now),
    )
    try:
        with transaction.atomic():
            contact.save()
    except IntegrityError:
        return Contact.objects.get(call_id=call_id), False
    return contact, True


def switch_channel(contact: Contact, agent: AbstractUser, channel: ContactChannel | str) -> Contact:
    """Say how the conversation goes: a call that was begun as a visit."""
    with held(contact, agent) as row:
        if row.channel != channel:
            row.channel = ContactChannel(channel)
            save_as(row, agent, "channel")
    return row
