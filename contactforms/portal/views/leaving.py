"""Screens of their own for what ends or moves a question: close it without an answer, hand it over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contactforms.portal.access import OVERSEE, WORK, colleague, no_rights, portal_view
from contactforms.portal.forms import CloseForm, HandOverForm, TextForm
from contactforms.portal.service_names import active_services, label_of
from contactforms.portal.steps import Overtaken, done_already, make
from contactforms.portal.urgency import urgency_of
from contactforms.portal.views.question import find
from contactforms.portal.views.saying import say, seen, with_newest
from contactforms.questions import services
from contactforms.questions.access import may_hand_over, may_work_on
from contactforms.questions.models import EventKind, Question
from contactforms.questions.references import clean_reference


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(WORK)
def close(request: HttpRequest, reference: str) -> HttpResponse:
    """Close the question without an answer."""
    question = find(request, reference)
    if not may_work_on(colleague(request), question):
        return no_rights(request)
    if request.method != "POST":
        return _form_page(request, question, CloseForm(initial=seen(question)), "portal/close.html")
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _form_page(request, question, form, "portal/close.html", status=422)
    unreachable = form.cleaned_data["how"] == "unreachable"
    kind = EventKind.UNREACHABLE if unreachable else EventKind.WITHDRAWN
    text = form.cleaned_data["text"]

    def do(row: Question) -> object:
        if unreachable:
            return services.unreachable(row, colleague(request), text)
        return services.withdraw(row, colleague(request), text)

    try:
        make(question, kind, colleague(request), do, text=text, seen=form.cleaned_data["seen"])
    except Overtaken as refusal:
        return _overtaken(request, question, form, "portal/close.html", refusal)
    say(request, question, _("Closed without an answer. You can open it again."))
    return redirect("portal:worklist")


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(WORK, OVERSEE)
def hand_over(request: HttpRequest, reference: str) -> HttpResponse:
    """Hand the question over to another service."""
    if request.method == "POST" and _handed_over_before(request, reference):
        return redirect("portal:worklist")
    question = find(request, reference)
    if not may_hand_over(colleague(request), question):
        return no_rights(request)
    if request.method != "POST":
        return _form_page(request, question, HandOverForm(initial=seen(question)), "portal/hand_over.html")
    form = HandOverForm(request.POST)
    if not form.is_valid():
        return _form_page(request, question, form, "portal/hand_over.html", status=422)
    to, text = form.cleaned_data["service"], form.cleaned_data["text"]
    try:
        make(
            question,
            EventKind.HANDED_OVER,
            colleague(request),
            lambda row: services.hand_over(row, colleague(request), to, text),
            text=text,
            seen=form.cleaned_data["seen"],
        )
    except Overtaken as refusal:
        return _overtaken(request, question, form, "portal/hand_over.html", refusal)
    say(request, question, _("Handed over to %(service)s.") % {"service": to.name})
    return redirect("portal:worklist")


def _overtaken(
    request: HttpRequest, question: Question, form: TextForm, template: str, refusal: Overtaken
) -> HttpResponse:
    again = find(request, question.reference)
    kept = type(form)(with_newest(form, again))
    return _form_page(request, again, kept, template, conflict=refusal.message, status=409)


def _form_page(
    request: HttpRequest, question: Question, form: TextForm, template: str, *, conflict: str = "", status: int = 200
) -> HttpResponse:
    context = {"question": question, "urgency": urgency_of(question), "form": form, "conflict": conflict}
    if isinstance(form, HandOverForm):
        context["services"] = [
            (label_of(service), service) for service in active_services() if service.pk != question.service_id
        ]
    return render(request, template, context, status=status)


def _handed_over_before(request: HttpRequest, reference: str) -> bool:
    """Tell whether this account already did exactly this: after the first click it may see the question no more."""
    question = Question.objects.filter(reference=clean_reference(reference)).first()
    text = request.POST.get("text", "")
    return question is not None and done_already(question, EventKind.HANDED_OVER, colleague(request), text)
