"""The buttons of a question: each makes one step, and says what happened."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contactforms.portal.access import WORK, colleague, no_rights, portal_view
from contactforms.portal.forms import AnswerForm, NoteForm, ReopenForm, TextForm
from contactforms.portal.steps import Overtaken, make
from contactforms.portal.views.question import find, screen
from contactforms.portal.views.saying import say, with_newest
from contactforms.questions import services
from contactforms.questions.access import may_work_on
from contactforms.questions.models import EventKind, Question


@require_POST
@portal_view(WORK)
def take(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the question."""
    said = _("You took this question. Colleagues see that.")
    return _without_words(request, reference, EventKind.TAKEN, services.take, said)


@require_POST
@portal_view(WORK)
def release(request: HttpRequest, reference: str) -> HttpResponse:
    """Put the question back."""
    said = _("The question is back in the list: everyone of the service can take it.")
    return _without_words(request, reference, EventKind.RELEASED, services.release, said)


def _without_words(
    request: HttpRequest, reference: str, kind: EventKind, do: Callable[..., Question], said: str
) -> HttpResponse:
    """Make a step that needs nothing written, and say what came of it."""
    question = find(request, reference)
    if not may_work_on(colleague(request), question):
        return no_rights(request)
    try:
        make(question, kind, colleague(request), lambda row: do(row, colleague(request)))
    except Overtaken as refusal:
        return screen(request, find(request, reference), conflict=refusal.message, status=409)
    messages.success(request, said)
    return redirect("portal:question", question.reference)


@require_POST
@portal_view(WORK)
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    """Answer the question."""
    question = find(request, reference)
    if not may_work_on(colleague(request), question):
        return no_rights(request)
    form = AnswerForm(request.POST, auto_id="answer_%s")
    refused = _make(request, question, EventKind.ANSWERED, form, services.answer, "answer_form")
    if refused is not None:
        return refused
    mailed = question.customer is not None and bool(question.customer.email)
    said = _("Answered. The e-mail is on its way.") if mailed else _("Answered. No e-mail leaves: you phoned.")
    say(request, question, said)
    return redirect("portal:worklist")


@require_POST
@portal_view(WORK)
def note(request: HttpRequest, reference: str) -> HttpResponse:
    """Leave a note."""
    question = find(request, reference)
    if not may_work_on(colleague(request), question):
        return no_rights(request)
    form = NoteForm(request.POST, auto_id="note_%s")
    refused = _make(request, question, EventKind.NOTED, form, services.note, "note_form")
    if refused is not None:
        return refused
    messages.success(request, _("The note is kept. Only colleagues read it."))
    return redirect("portal:question", question.reference)


@require_POST
@portal_view(WORK)
def reopen(request: HttpRequest, reference: str) -> HttpResponse:
    """Open a closed question again."""
    question = find(request, reference)
    if not may_work_on(colleague(request), question):
        return no_rights(request)
    form = ReopenForm(request.POST, auto_id="reopen_%s")
    refused = _make(request, question, EventKind.REOPENED, form, services.reopen, "reopen_form")
    if refused is not None:
        return refused
    messages.success(request, _("The question is open again, with a new date."))
    return redirect("portal:question", question.reference)


def _make(
    request: HttpRequest,
    question: Question,
    kind: EventKind,
    form: TextForm,
    do: Callable[[Question, AbstractUser, str], object],
    name: str,
) -> HttpResponse | None:
    """Make the step of a form on the question's screen; return that screen again when it is refused."""
    if not form.is_valid():
        return screen(request, question, forms={name: form}, status=422)
    text = form.cleaned_data["text"]
    try:
        make(
            question,
            kind,
            colleague(request),
            lambda row: do(row, colleague(request), text),
            text=text,
            seen=None if kind == EventKind.NOTED else form.cleaned_data["seen"],
        )
    except Overtaken as refusal:
        again = find(request, question.reference)
        kept = type(form)(with_newest(form, again), auto_id=form.auto_id)
        after = form.cleaned_data["seen"]
        return screen(request, again, forms={name: kept}, conflict=refusal.message, overtaken_after=after, status=409)
    return None
