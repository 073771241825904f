"""Follow a question by its private link: the receipt, the status, the way back to it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from contactforms.appointments.calendar_file import PUBLISH, calendar_text
from contactforms.appointments.shown import booked_for
from contactforms.forms import asked_before, following
from contactforms.forms.along import back_to_journey
from contactforms.forms.forms import AskedBeforeForm, LookupForm, NotSolvedForm
from contactforms.forms.private import private_page
from contactforms.privacy.limits import too_many
from contactforms.privacy.models import Place, Purpose
from contactforms.privacy.reading import reveal
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import Question
from contactforms.questions.services import reopen, withdraw


def _question(token: str) -> Question:
    return get_object_or_404(Question.objects.select_related("service", "customer"), status_token=token)


@require_safe
@private_page
def received(request: HttpRequest, token: str) -> HttpResponse:
    """The receipt: reference, promise and private link."""
    question = _question(token)
    context = {
        "question": question,
        "status_url": request.build_absolute_uri(reverse("forms:status", args=[token])),
        "back": back_to_journey(request, question),
        "mailed": bool(question.customer and question.customer.email),
    }
    return render(request, "public_forms/received.html", context)


# No CSRF cookie: who may do this is who knows the private link, and a forger does not.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@private_page
def status(request: HttpRequest, token: str) -> HttpResponse:
    """Where the question is; say that it is not solved, or withdraw it."""
    question = _question(token)
    form = NotSolvedForm(request.POST if request.POST.get("step") == "reopen" else None)
    before = AskedBeforeForm(request.POST if request.POST.get("step") == "asked_before" else None)
    code = 200
    if request.method == "POST":
        if too_many(request, "status"):
            form = NotSolvedForm(request.POST)
            form.add_error(None, _("Many messages came from your connection just now. Wait a minute and try again."))
            code = 429
        elif before.is_bound:
            if before.is_valid() and asked_before.confirm(question, before.cleaned_data["link"]):
                return redirect("forms:status", token=token)
            before.add_error(
                "link", _("This is no private link of a question. Copy it from our e-mail, or leave it empty.")
            )
            code = 422
        elif _step(request.POST.get("step", ""), question, form):
            return redirect("forms:status", token=token)
        else:
            code = 422
    context = {
        "question": question,
        "form": form,
        "before": before,
        "words": following.state_words(question),
        "lines": following.lines_of(question),
        "appointment": booked_for(question),
        "back": back_to_journey(request, question),
        "can_reopen": following.can_reopen(question),
        "person": reveal(question.customer, None, Purpose.STATUS, Place.STATUS, service=question.service),
    }
    response = render(request, "public_forms/status.html", context, status=code)
    if code == 429:
        response["Retry-After"] = "60"
    return response


@require_safe
@private_page
def appointment_file(request: HttpRequest, token: str) -> HttpResponse:
    """Give the appointment for one's own calendar; it names nobody."""
    appointment = booked_for(_question(token))
    if appointment is None:
        raise Http404
    response = HttpResponse(calendar_text(appointment, PUBLISH), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{appointment.question.reference}.ics"'
    return response


def _step(step: str, question: Question, form: NotSolvedForm) -> bool:
    """Do what was asked; a second click finds it done and is no error. False when the form is wrong."""
    try:
        if step == "withdraw":
            withdraw(question)
        elif step == "reopen" and form.is_valid():
            reopen(question, text=form.cleaned_data["text"])
        elif step == "reopen":
            return False
    except NotAllowed:
        pass
    return True


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@private_page
def lookup(request: HttpRequest) -> HttpResponse:
    """Find the private page back by reference and what was left to be reached by."""
    form = LookupForm(request.POST if request.method == "POST" else None)
    code = 200
    if request.method == "POST":
        code = 422
        if too_many(request, "lookup"):
            form.add_error(None, _("You tried often. Wait a minute and try again."))
            code = 429
        elif form.is_valid():
            question = following.find(form.cleaned_data["reference"], form.cleaned_data["reached_by"])
            if question is not None:
                return redirect("forms:status", token=question.status_token)
            # The same words whether the reference exists or not.
            form.add_error(None, _("We found no question with this reference and this address or number."))
    response = render(request, "public_forms/lookup.html", {"form": form}, status=code)
    if code == 429:
        response["Retry-After"] = "60"
    return response
