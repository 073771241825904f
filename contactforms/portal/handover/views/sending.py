"""Sending the answer: to whom, which text, and what changed on the page since."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contactforms.outbox import sms
from contactforms.outbox.sms_length import segments
from contactforms.portal.access import TAKE, WORK, colleague, portal_view
from contactforms.portal.calls.filed import Around
from contactforms.portal.calls.here import address_with
from contactforms.portal.calls.moving import tell
from contactforms.portal.calls.panels import in_panel, panel
from contactforms.portal.handover.finding import masked_reach, question_to_send, reach_of, whose
from contactforms.portal.handover.forms import SendForm
from contactforms.portal.handover.told import told_about
from contactforms.privacy.models import Place
from contactforms.questions.access import visible_to
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import Question
from contactforms.questions.sendable import Version, sendable
from contactforms.questions.services.sending import send_told, text_message


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(WORK, TAKE)
def send(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask where the answer goes, then send it: beside the results of the call screen, else on a page."""
    question = question_to_send(request, reference)
    if request.method != "POST":
        return panel(request, "send", to_send(request, question))
    shown = to_send(request, question, SendForm(request.POST, **_chosen(request, question)))
    form = shown["form"]
    if not form.is_valid():
        return panel(request, "send", shown, status=422)
    to = form.cleaned_data["to"]
    try:
        send_told(question, colleague(request), to, key=form.cleaned_data["key"], version=form.cleaned_data["version"])
    except NotAllowed as refusal:
        return panel(request, "send", shown | {"conflict": refusal.message}, status=409)
    said = _("On its way to %(to)s. Here you see whether it arrives.") % {"to": to.masked}
    if in_panel(request):
        return _sent(request, question, said)
    messages.success(request, said)
    return redirect("portal:send", question.reference)


def to_send(request: HttpRequest, question: Question, form: SendForm | None = None) -> dict[str, Any]:
    """Return what the form shows: the text that leaves, what changed since, what was sent before and where it goes."""
    text = sendable(question)
    return {
        "question": question,
        "text": text,
        "differences": text.differences,
        "form": form or SendForm(**_chosen(request, question)),
        "told": told_about(question),
        "sms": sms.is_on(),
        "segments": segments(text_message(question, text, Version.THEN)),
        "sees_question": visible_to(colleague(request)).filter(pk=question.pk).exists(),
        "back": address_with(request, question.contact),
    }


def _sent(request: HttpRequest, question: Question, said: str) -> HttpResponse:
    """Say that it is on its way in the place of the form, and on the question's row at the side.

    No form stands there any more: the second of two quick clicks finds nothing to send.
    """
    contact, back = question.contact, address_with(request, question.contact)
    around = Around.of(contact) if contact is not None and contact.agent_id == colleague(request).pk else None
    context = {"question": question, "told": told_about(question), "back": back, "calls": around}
    return tell(panel(request, "sent", context), said)


def _chosen(request: HttpRequest, question: Question) -> dict[str, Any]:
    """Return the reach of the person chosen in the contact, in full for the sending and masked for the screen."""
    customer = whose(question)
    masked = masked_reach(request, customer, question.service, Place.SEND)
    return {"chosen": reach_of(customer), "masked": masked}
