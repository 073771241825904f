"""Passing on what a caller asks: to the service of the page, with a moment to be called or an appointment."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from contactforms.appointments import services as appointments
from contactforms.appointments.models import Appointment, AppointmentState
from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact
from contactforms.customers.fields import phone_text
from contactforms.portal.access import TAKE, colleague, portal_view
from contactforms.portal.calls.here import address_with
from contactforms.portal.calls.panels import in_panel, panel, screen_with_panel
from contactforms.portal.handover.finding import About, about, begun, own_contact, own_or_new_contact
from contactforms.portal.handover.forms import PassOnForm
from contactforms.portal.handover.moments import Booking
from contactforms.portal.search.asked import CONTACT
from contactforms.questions.clock import due_date
from contactforms.questions.models import Question, State
from contactforms.questions.references import clean_reference
from contactforms.questions.services.handing import CallBack, answers_given, hand_to_service
from contactforms.questions.services.undoing import UNDO
from contactforms.topics.forms import TopicForm
from contactforms.topics.services import questions_for


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(TAKE)
def pass_on(request: HttpRequest, contact: UUID, item: UUID) -> HttpResponse:
    """Ask what is needed, then pass it on."""
    row, what = own_or_new_contact(request, contact), about(request, item)
    chosen = row.on_behalf_of or row.customer
    if request.method != "POST":
        initial = {"text": row.notes.strip(), "to": "" if chosen is not None else phone_text(row.phone)}
        form = PassOnForm(service=what.service, chosen=chosen, initial=initial)
        return _screen(request, row, what, form, _topics(row, what))
    form = PassOnForm(request.POST, service=what.service, chosen=chosen)
    topics = _topics(row, what, request)
    if not form.is_valid() & topics.is_valid():
        return _screen(request, row, what, form, topics, status=422)
    try:
        question = _hand_over(request, row, what, form, topics)
    except Refused as refusal:
        topics.forget_gone()
        return _screen(request, row, what, form, topics, conflict=refusal.message, status=409)
    return _told(request, question, _("Passed on. It can be undone for one minute."))


@require_safe
@portal_view(TAKE)
def passed_on(request: HttpRequest, contact: UUID, reference: str) -> HttpResponse:
    """Say what to tell the caller: the reference, who answers and by when."""
    row = own_contact(request, contact)
    question = _handed(row, reference)
    return panel(request, "passed_on", _what_to_tell(request, row, question))


@require_POST
@portal_view(TAKE)
def undo(request: HttpRequest, contact: UUID, reference: str) -> HttpResponse:
    """Take it back."""
    row = own_contact(request, contact)
    question, said = _handed(row, reference), _("Taken back.")
    try:
        question = appointments.undo_handing(question, colleague(request))
    except Refused as refusal:
        said = refusal.message
        if not in_panel(request):
            messages.error(request, said)
    return _told(request, question, said)


def _told(request: HttpRequest, question: Question, said: str) -> HttpResponse:
    """Go to what the caller is told now: beside the results, else on a page."""
    contact = question.contact
    assert contact is not None, "it was passed on in a contact"
    if not in_panel(request):
        return redirect("portal:passed_on", contact.uuid, question.reference)
    row = own_contact(request, contact.uuid)
    question = _handed(row, question.reference)
    return screen_with_panel(request, row, "passed_on", _what_to_tell(request, row, question), said)


def _what_to_tell(request: HttpRequest, contact: Contact, question: Question) -> dict[str, Any]:
    until = question.asked_at + UNDO
    return {
        "contact": contact,
        "question": question,
        "appointment": _booked(question),
        "undone": question.state == State.UNDONE,
        "undo_until": until if until > timezone.now() else None,
        "back": address_with(request, contact),
    }


def _topics(contact: Contact, what: About, request: HttpRequest | None = None) -> TopicForm:
    """Ask what the topic still leaves open after what was answered about it in this contact; nothing is insisted on."""
    sent = (request.POST, request.FILES) if request is not None else (None, None)
    given = answers_given(contact, what.page.pk) if contact.pk and what.page is not None else ()
    return TopicForm(questions_for(what.page, what.service), *sent, given=given, insist=False)


def _hand_over(request: HttpRequest, contact: Contact, what: About, form: PassOnForm, topics: TopicForm) -> Question:
    """Write the question, and book its appointment: both or neither."""
    moment = form.cleaned_data["moment"]
    with transaction.atomic():
        question = hand_to_service(
            begun(contact, colleague(request)),
            colleague(request),
            key=f"passed-on:{contact.uuid}:{form.cleaned_data['key']}",
            text=form.cleaned_data["text"],
            reach=form.cleaned_data["to"],
            page=what.page,
            service=what.asked_of,
            name=form.cleaned_data.get("name", ""),
            call_back=moment if isinstance(moment, CallBack) else None,
            answers=(*topics.given, *topics.answers),
        )
        if isinstance(moment, Booking) and _booked(question) is None:
            appointments.book(question, moment.hours, moment.start, colleague(request), after=UNDO)
    return question


def _handed(contact: Contact, reference: str) -> Question:
    questions = Question.objects.filter(contact=contact).select_related("service", "contact")
    return get_object_or_404(questions, reference=clean_reference(reference))


def _booked(question: Question) -> Appointment | None:
    found = Appointment.objects.filter(question=question, state=AppointmentState.BOOKED)
    return found.select_related("hours__service", "question").first()


def _screen(
    request: HttpRequest,
    contact: Contact,
    what: About,
    form: PassOnForm,
    topics: TopicForm,
    *,
    conflict: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "contact": contact,
        "what": what,
        "service": what.service,
        "channels": what.item.channels,
        "due": due_date(what.service, what.service.promise),
        "form": form,
        "topics": topics,
        "conflict": conflict,
        "consulted": list(contact.consulted.all()) if contact.pk else [],
        "contact_query": f"?{CONTACT}={contact.uuid}" if contact.pk else "",
    }
    return panel(request, "pass_on", context, status=status)
