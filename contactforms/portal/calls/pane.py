"""The side of the call screen: the running contacts, and in the current one its notes, questions and items."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.utils import timezone

from contactforms.contacts.access import is_workable, takes_contacts
from contactforms.contacts.models import ConsultedItem, Contact, ContactChannel
from contactforms.customers.fields import phone_text
from contactforms.customers.phones import shown
from contactforms.portal.access import colleague
from contactforms.portal.calls.caller import Caller, caller_of
from contactforms.portal.calls.filed import Filed, filed_in, mark_of
from contactforms.portal.calls.here import address_of, contacts_here
from contactforms.privacy.models import Place, Purpose
from contactforms.privacy.reading import log_look, written_together

MOST_CONSULTED = 12
MOST_NOTES = 80  # characters in the list


@dataclass(frozen=True, slots=True)
class Running:
    """One contact in the list, to be told from the others without a look at a person.

    `about` is the title of what was opened in it last, `notes` the first line of its agent's own.
    """

    contact: Contact
    number: int
    here: bool
    address: str
    about: str
    asked: int
    notes: str


@dataclass(frozen=True, slots=True)
class Pane:
    """What stands at the side.

    `contact` is the current one, or None. `opening` is its identity, or that of the contact that an answer
    begins; `fresh` that of one begun by hand. `key` makes one question of one click, however often it is
    sent; `since` is when this was shown.
    """

    running: list[Running]
    stamp: str
    contact: Contact | None
    workable: bool
    filed: list[Filed]
    consulted: list[ConsultedItem]
    phone: str
    caller: Caller
    opening: UUID
    fresh: UUID
    key: str
    since: datetime

    @property
    def channels(self) -> list[tuple[str, str]]:
        """How a conversation can go."""
        return [(channel.value, str(channel.label)) for channel in ContactChannel]


def pane_of(request: HttpRequest, contact: Contact | None, rows: list[Contact] | None = None) -> Pane | None:
    """Return the side of the screen with this contact as the current one; None for who has none.

    `rows` are the running contacts, when they were read already (`here.contacts_here`). Then 2 queries, and 2 for who
    calls.
    """
    agent = colleague(request)
    if not takes_contacts(agent):
        return None
    running = running_of(contacts_here(request).running if rows is None else rows, contact)
    now, fresh = timezone.now(), uuid4()
    filed = filed_in(contact, now) if contact is not None else []
    with written_together():
        phone, caller = _phone(request, contact), caller_of(contact, agent)
    return Pane(
        running=running,
        stamp=stamp_of(running, filed),
        contact=contact,
        workable=contact is None or is_workable(contact, now),
        filed=filed,
        consulted=list(contact.consulted.all()[:MOST_CONSULTED]) if contact is not None else [],
        phone=phone,
        caller=caller,
        opening=contact.uuid if contact is not None else fresh,
        fresh=fresh,
        key=token_hex(8),
        since=now,
    )


def running_of(rows: list[Contact], contact: Contact | None) -> list[Running]:
    """Return the running contacts as the list shows them: each keeps its number."""
    return [
        Running(
            contact=row,
            number=number,
            here=contact is not None and row.pk == contact.pk,
            address=address_of(row),
            about=row.about or "",  # type: ignore[attr-defined]
            asked=row.asked or 0,  # type: ignore[attr-defined]
            notes=row.notes.strip().partition("\n")[0][:MOST_NOTES],
        )
        for number, row in enumerate(rows, start=1)
    ]


def stamp_of(running: list[Running], filed: list[Filed]) -> str:
    """Return what changes when the list of running contacts does, or what became of a question of the current one."""
    seen = "|".join(
        f"{one.contact.uuid},{one.contact.channel},{one.here},{one.about},{one.asked},{one.notes}" for one in running
    )
    return hashlib.sha256(f"{seen}/{mark_of(filed)}".encode()).hexdigest()[:16]


def _phone(request: HttpRequest, contact: Contact | None) -> str:
    """Return the calling number: only its agent comes here, and the look is written down."""
    if contact is None or not contact.phone:
        return ""
    log_look(colleague(request), "contact", contact.uuid, Purpose.ANSWER, Place.CALLS, ["phone"])
    return shown(phone_text(contact.phone))
