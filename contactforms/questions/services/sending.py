"""Sending the answer that a caller was told, by e-mail or as a text message, and what became of it."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from contactforms.outbox import sms
from contactforms.outbox.models import OutboxMessage
from contactforms.outbox.services import About, enqueue
from contactforms.outbox.sms_length import fitting
from contactforms.questions.access import may_send
from contactforms.questions.machine import NotAllowed
from contactforms.questions.mails import ABOUT
from contactforms.questions.models import EventKind, Question, State
from contactforms.questions.reach import By, Reach
from contactforms.questions.sendable import Sendable, Version, sendable
from contactforms.questions.services.step import step

PREFIX = "question-told"


def send_told(
    question: Question, actor: AbstractUser, to: Reach, *, key: UUID, version: Version = Version.THEN
) -> OutboxMessage:
    """Send the text of an answered question: that of then unless `version` says now.

    One `key` is one message, however often the button was pressed. The address is kept with the message alone
    (a month), the question remembers it masked. Raise NotAllowed when it cannot be sent there, or not at all.
    """
    by = by_which(to)
    name = f"{PREFIX}:{question.uuid}:{key}"
    with transaction.atomic():
        row = Question.objects.select_for_update(of=("self",)).select_related("contact", "page").get(pk=question.pk)
        if not may_send(actor, row):
            raise NotAllowed(_("This question is not yours to send."))
        known = OutboxMessage.objects.filter(key=name).first()
        if known is not None:
            return known
        if row.state != State.ANSWERED:
            raise NotAllowed(_("Only what is answered can be sent."))
        text = sendable(row)
        if not text.possible:
            raise NotAllowed(_("There is no public text to send."))
        with step(row, EventKind.SENT, actor) as made, override(row.language):
            message = _enqueue(row, text, version, by, to, name)
            made.text = plain_text(text, version)
            made.data = {"by": str(by), "to": to.masked, "version": str(version), "message": str(message.uuid)}
            made.data |= {"page_version": row.page_version if version == Version.THEN else _live_version(row)}
    return message


def by_which(to: Reach) -> By:
    """Return how this is reached; raise NotAllowed for a number that takes no text messages, or when they are off."""
    if to.email:
        return By.EMAIL
    if not sms.is_on():
        raise NotAllowed(_("Text messages are not set up here. Type an e-mail address."))
    if not to.can_be_texted:
        raise NotAllowed(_("This number takes no text messages. Type a mobile number or an e-mail address."))
    return By.SMS


def was_sent(question: Question) -> bool:
    """Tell whether something about this question has left, or is about to: then it cannot be undone."""
    return OutboxMessage.objects.filter(about_type=ABOUT, about_uuid=question.uuid).exists()


def plain_text(text: Sendable, version: Version) -> str:
    """Return what is sent, without greeting and link: what the timeline keeps."""
    return "\n".join(fact.line for fact in text.facts(version))


def text_message(question: Question, text: Sendable, version: Version) -> str:
    """Return the text message: cut where needed, the link and the reference always whole."""
    reference = _("Ref. %(reference)s") % {"reference": question.reference}
    return fitting(plain_text(text, version), " ".join(part for part in (text.url, reference) if part))


def _enqueue(question: Question, text: Sendable, version: Version, by: By, to: Reach, key: str) -> OutboxMessage:
    about = About(ABOUT, question.uuid)
    if by == By.SMS:
        return enqueue("sms", key, to.phone, {"text": text_message(question, text, version)}, about)
    return enqueue("mail", key, to.email, _mail(question, text, version), about)


def _mail(question: Question, text: Sendable, version: Version) -> dict[str, str]:
    city = settings.WAGTAIL_SITE_NAME
    subject = _("What you asked %(city)s (%(reference)s)") % {"city": city, "reference": question.reference}
    context = {
        "question": question,
        "subject": subject,
        "title": "" if question.service.sensitive else question.page_title,
        "asked_on": formats.date_format(timezone.localdate(question.asked_at), "l j F"),
        "facts": text.facts(version),
        "url": text.url,
        "service": question.service,
        "city": city,
    }
    return {
        "subject": subject,
        "text": render_to_string("questions/mail/told.txt", context).strip() + "\n",
        "html": render_to_string("questions/mail/told.html", context),
    }


def _live_version(question: Question) -> int | None:
    return question.page.live_revision_id if question.page is not None else None
