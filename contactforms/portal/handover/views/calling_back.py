"""When the person would like to be called, changed on the question's screen."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contactforms.portal.access import WORK, colleague, portal_view
from contactforms.portal.handover.forms import CallBackForm
from contactforms.portal.urgency import urgency_of
from contactforms.portal.views.question import find
from contactforms.questions.access import may_work_on
from contactforms.questions.machine import NotAllowed
from contactforms.questions.services.handing import change_call_back


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(WORK)
def call_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Choose another moment, or none."""
    question = find(request, reference)
    if not may_work_on(colleague(request), question):
        raise Http404
    form = CallBackForm(request.POST if request.method == "POST" else None, service=question.service)
    context = {"question": question, "urgency": urgency_of(question), "form": form}
    template = "portal/handover/call_back.html"
    if not form.is_bound or not form.is_valid():
        return render(request, template, context, status=422 if form.is_bound else 200)
    try:
        change_call_back(question, colleague(request), form.cleaned_data["moment"])
    except NotAllowed as refusal:
        return render(request, template, context | {"conflict": refusal.message}, status=409)
    messages.success(request, _("Changed: when this person would like to be called."))
    return redirect("portal:question", question.reference)
