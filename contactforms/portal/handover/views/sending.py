"""Sending the answer: to whom, which text, and what changed on the page since."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contactforms.outbox import sms
from contactforms.outbox.sms_length import segments
from contactforms.portal.access import WORK, colleague, portal_view
from contactforms.portal.handover.finding import masked_reach, question_to_send, reach_of, whose
from contactforms.portal.handover.forms import SendForm
from contactforms.portal.handover.told import told_about
from contactforms.questions.access import visible_to
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import Question
from contactforms.questions.sendable import Sendable, Version, sendable
from contactforms.questions.services.sending import send_told, text_message

TEMPLATE = "portal/handover/send.html"


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(WORK)
def send(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask where the answer goes, then send it."""
    question = question_to_send(request, reference)
    text = sendable(question)
    customer = whose(question)
    masked = masked_reach(request, customer, question.service, "portal:send")
    chosen = reach_of(customer)
    if request.method != "POST":
        return _screen(request, question, text, SendForm(chosen=chosen, masked=masked))
    form = SendForm(request.POST, chosen=chosen, masked=masked)
    if not form.is_valid():
        return _screen(request, question, text, form, status=422)
    to = form.cleaned_data["to"]
    try:
        send_told(question, colleague(request), to, key=form.cleaned_data["key"], version=form.cleaned_data["version"])
    except NotAllowed as refusal:
        return _screen(request, question, text, form, conflict=refusal.message, status=409)
    messages.success(request, _("On its way to %(to)s. Here you see whether it arrives.") % {"to": to.masked})
    return redirect("portal:send", question.reference)


def _screen(
    request: HttpRequest, question: Question, text: Sendable, form: SendForm, *, conflict: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "question": question,
        "text": text,
        "differences": text.differences,
        "form": form,
        "conflict": conflict,
        "told": told_about(question),
        "sms": sms.is_on(),
        "segments": segments(text_message(question, text, Version.THEN)),
        "sees_question": visible_to(colleague(request)).filter(pk=question.pk).exists(),
    }
    return render(request, TEMPLATE, context, status=status)
