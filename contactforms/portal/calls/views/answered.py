"""“Answered”: what is on the screen becomes a question of the contact; and back, for a minute."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contactforms.contacts.access import contacts_of
from contactforms.contacts.errors import Refused
from contactforms.contacts.models import ContactChannel
from contactforms.contacts.services import consult, open_contact
from contactforms.portal.access import TAKE, colleague, may_read_notes, portal_view
from contactforms.portal.calls.moving import leave, stay
from contactforms.portal.calls.views.contact import find
from contactforms.portal.search.asked import CONTACT, moment_in, uuid_in
from contactforms.portal.search.item import find_document
from contactforms.questions.references import clean_reference
from contactforms.questions.services import NotAllowed, file_answered, undo


@dataclass(frozen=True, slots=True)
class Sent:
    """What a click on “Answered” sends: the item with the version on the screen, or a typed line."""

    contact: UUID
    key: str
    item: UUID | None
    version: int | None
    topic: str
    channel: str
    since: datetime | None

    @classmethod
    def read(cls, request: HttpRequest) -> "Sent":
        """Read the form; odd values fall back to the default."""
        sent = request.POST
        item, _dot, version = sent.get("item", "").partition(".")
        channel = sent.get("channel", "")
        return cls(
            contact=uuid_in(sent.get(CONTACT, "")) or uuid4(),
            key=sent.get("key", "")[:32] or uuid4().hex,
            item=uuid_in(item),
            version=int(version) if version.isdecimal() and len(version) < 18 else None,
            topic=sent.get("topic", ""),
            channel=channel if channel in ContactChannel else ContactChannel.PHONE,
            since=moment_in(sent.get("since", "")),
        )

    @property
    def idempotency_key(self) -> str:
        """What makes one question of this click, however often it is sent."""
        return f"call:{self.contact}:{self.key}:{self.item or 'line'}"


@require_POST
@portal_view(TAKE)
def answered(request: HttpRequest) -> HttpResponse:
    """File what was answered in the contact on the screen; without one a contact begins by itself."""
    sent, agent = Sent.read(request), colleague(request)
    about = _about(request, sent)
    if about is None:
        return _refuse(request, sent, _("This page is not there any more. Search again."))
    try:
        with transaction.atomic():  # a contact that begins for what is refused does not begin
            contact = open_contact(agent, sent.channel, uuid=sent.contact, since=sent.since)
            question = file_answered(contact, agent, key=sent.idempotency_key, **about)
            if sent.item is not None:
                title, version, page = question.page_title, question.page_version, about.get("page")
                consult(contact, agent, uuid=sent.item, title=title, page=page, at_version=version)
    except Refused as refusal:
        return _refuse(request, sent, refusal.message)
    return stay(request, contact, _("Answered; you can undo it for one minute."))


@require_POST
@portal_view(TAKE)
def take_back(request: HttpRequest, uuid: UUID, reference: str) -> HttpResponse:
    """Undo what was filed by mistake."""
    contact = find(request, uuid)
    question = get_object_or_404(contact.questions, reference=clean_reference(reference))
    try:
        undo(question, colleague(request))
    except NotAllowed as refusal:
        return stay(request, contact, refusal.message, wrong=True)
    return stay(request, contact, _("Undone: “%(title)s” does not count.") % {"title": question.text})


def _about(request: HttpRequest, sent: Sent) -> dict[str, Any] | None:
    """Return what was answered; None when the item is not there (any more)."""
    if sent.item is None:
        return {"topic": sent.topic}
    document = find_document(sent.item, notes=may_read_notes(request.user))
    if document is None:
        return None
    if document.page is not None:
        return {"page": document.page, "version": sent.version}
    return {"service": document.service}


def _refuse(request: HttpRequest, sent: Sent, why: str) -> HttpResponse:
    """Say why not, on the screen that sent it."""
    known = contacts_of(colleague(request)).filter(uuid=sent.contact).first()
    return stay(request, known, why, wrong=True) if known is not None else leave(request, None, why, wrong=True)
