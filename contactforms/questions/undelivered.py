"""What became of a message about a question: whoever answers it must know, so the question gets an event."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.questions.mails import ABOUT
from contactforms.questions.models import EventKind, Question
from contactforms.questions.services.step import append_event


def note_on_question(sender: type, message: OutboxMessage, **kwargs: Any) -> None:
    """Say that it did not arrive, in the transaction that gives the message up."""
    _append(message, EventKind.BOUNCED, why_not(message))


def note_arrival(sender: type, message: OutboxMessage, **kwargs: Any) -> None:
    """Say that it arrived, in the transaction that writes that down."""
    _append(message, EventKind.ARRIVED, "")


def why_not(message: OutboxMessage) -> str:
    """Return why it did not arrive and what to do, in words; the code (RFC 3463) says what the receiver said."""
    if message.kind == "sms":
        return _("The text message did not arrive: the number does not take it. Try another way.")
    if message.state == MessageState.FAILED:
        return _("The e-mail did not arrive: we tried for more than a day. Try another way.")
    if message.last_error.startswith(("5.2.2", "4.2.2")):
        return _("The e-mail did not arrive: the mailbox is full. Try another way.")
    if message.last_error.startswith(("5.1.", "SMTP 550")):
        return _("The e-mail did not arrive: the address does not exist. Ask for it once more.")
    return _("The e-mail did not arrive: the address does not accept it. Try another way.")


def _append(message: OutboxMessage, kind: EventKind, text: str) -> None:
    if message.about_type != ABOUT or message.about_uuid is None:
        return
    question = Question.objects.select_for_update(of=("self",)).filter(uuid=message.about_uuid, erased_at=None).first()
    if question is not None:
        data = {"mail": message.state, "message": str(message.uuid), "by": message.kind, "code": message.last_error}
        append_event(question, kind, None, timezone.now(), text, data)
