"""An appointment on the question's screen: moved, cancelled, put in a calendar."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contactforms.appointments import services
from contactforms.appointments.calendar_file import PUBLISH, calendar_text
from contactforms.appointments.models import Appointment
from contactforms.portal.access import OVERSEE, WORK, colleague, portal_view
from contactforms.portal.handover.forms import CancelForm, MoveForm
from contactforms.questions.access import may_work_on, visible_to
from contactforms.questions.machine import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(WORK)
def move(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Choose another moment."""
    appointment = _mine(request, uuid)
    service = appointment.hours.service
    if request.method != "POST":
        return _screen(request, appointment, MoveForm(service=service), "portal/handover/move.html")
    form = MoveForm(request.POST, service=service)
    if not form.is_valid():
        return _screen(request, appointment, form, "portal/handover/move.html", status=422)
    to = form.cleaned_data["moment"]
    try:
        services.move(appointment, to.hours, to.start, colleague(request))
    except NotAllowed as refusal:
        return _screen(request, appointment, form, "portal/handover/move.html", refusal.message, status=409)
    messages.success(request, _("The appointment is moved."))
    return redirect("portal:question", appointment.question.reference)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(WORK)
def cancel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Cancel it."""
    appointment = _mine(request, uuid)
    form = CancelForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 200 if request.method != "POST" else 422
        return _screen(request, appointment, form, "portal/handover/cancel.html", status=status)
    try:
        services.cancel(appointment, colleague(request), form.cleaned_data["reason"])
    except NotAllowed as refusal:
        return _screen(request, appointment, form, "portal/handover/cancel.html", refusal.message, status=409)
    messages.success(request, _("The appointment is cancelled."))
    return redirect("portal:question", appointment.question.reference)


@require_safe
@portal_view(WORK, OVERSEE)
def calendar_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Give the file for one's own calendar; it names nobody."""
    appointment = _seen(request, uuid)
    response = HttpResponse(calendar_text(appointment, PUBLISH), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{appointment.question.reference}.ics"'
    return response


def _seen(request: HttpRequest, uuid: UUID) -> Appointment:
    found = Appointment.objects.select_related("question__service", "hours__service")
    appointment = get_object_or_404(found, uuid=uuid)
    if not visible_to(colleague(request)).filter(pk=appointment.question_id).exists():
        raise Http404
    return appointment


def _mine(request: HttpRequest, uuid: UUID) -> Appointment:
    appointment = _seen(request, uuid)
    if not may_work_on(colleague(request), appointment.question):
        raise Http404
    return appointment


def _screen(
    request: HttpRequest,
    appointment: Appointment,
    form: MoveForm | CancelForm,
    template: str,
    conflict: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"appointment": appointment, "question": appointment.question, "form": form, "conflict": conflict}
    return render(request, template, context, status=status)
