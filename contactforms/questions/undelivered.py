"""A mail about a question that will never arrive: its experts must know, so the question gets a note."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.questions.mails import ABOUT
from contactforms.questions.models import EventKind, Question
from contactforms.questions.services.step import append_event


def note_on_question(sender: type, message: OutboxMessage, **kwargs: Any) -> None:
    """Add a note, in the transaction that gives the message up."""
    if message.about_type != ABOUT or message.about_uuid is None:
        return
    question = Question.objects.select_for_update(of=("self",)).filter(uuid=message.about_uuid).first()
    if question is not None:
        refused = message.state == MessageState.REFUSED
        text = (
            _("The e-mail did not arrive: the address does not accept it. Try another way.")
            if refused
            else _("The e-mail did not arrive: we tried for more than a day. Try another way.")
        )
        data = {"mail": message.state, "message": str(message.uuid)}
        append_event(question, EventKind.NOTED, None, timezone.now(), text, data)
