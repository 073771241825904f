"""One question beside the page it came from."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from contactforms.appointments.shown import booked_for
from contactforms.portal.access import OVERSEE, WORK, colleague, portal_view
from contactforms.portal.asked_page import asked_page, channels_of
from contactforms.portal.forms import AnswerForm, NoteForm, ReopenForm
from contactforms.portal.person import look, may_open, may_recognise
from contactforms.portal.timeline import last_step, timeline
from contactforms.portal.urgency import urgency_of
from contactforms.privacy.masking import mask_email
from contactforms.privacy.models import Place
from contactforms.questions.access import may_hand_over, may_read_text, may_send, may_work_on, visible_to
from contactforms.questions.models import Question, State
from contactforms.questions.references import clean_reference


@require_safe
@portal_view(WORK, OVERSEE)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the question."""
    return screen(request, find(request, reference))


@require_POST
@portal_view(WORK, OVERSEE)
def open_person(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the question with the person's data in full, where the account may see it; the look is logged."""
    return screen(request, find(request, reference), opened=True)


def find(request: HttpRequest, reference: str) -> Question:
    """Return the question with this reference among those the account may see, else raise Http404."""
    questions = visible_to(colleague(request)).select_related(
        "service", "routed_to", "assignee", "customer", "page", "contact"
    )
    return get_object_or_404(questions, reference=clean_reference(reference))


def screen(
    request: HttpRequest,
    question: Question,
    *,
    opened: bool = False,
    forms: dict[str, Any] | None = None,
    conflict: str = "",
    overtaken_after: int | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the screen of one question; `forms` replaces empty forms by those that were sent.

    `conflict` says why a step was refused, `overtaken_after` the last step its sender had seen.
    """
    user = colleague(request)
    readable = may_read_text(user, question)
    steps = timeline(question, readable=readable)
    seen = {"seen": last_step(steps)}
    page = asked_page(question)
    customer = question.customer
    context = {
        "question": question,
        "urgency": urgency_of(question),
        "readable": readable,
        "steps": steps,
        "page": page,
        "channels": channels_of(question, page),
        "appointment": booked_for(question),
        "consulted": list(question.contact.consulted.all()) if question.contact is not None and readable else [],
        "may_send": question.state == State.ANSWERED and may_send(user, question),
        "person": look(question, user, Place.QUESTION, opened=opened),
        "may_open": may_open(question, user),
        "may_see_customer": may_open(question, user) or may_recognise(question, user),
        "may_work": may_work_on(user, question),
        "may_hand_over": question.is_open and may_hand_over(user, question),
        "mine": question.assignee_id == user.pk,
        "taken_by_other": question.assignee if question.is_open and question.assignee_id != user.pk else None,
        "mail_to": mask_email(customer.email) if customer is not None else "",
        "conflict": conflict,
        "since": [step for step in steps if overtaken_after is not None and step.event.number > overtaken_after],
        "answer_form": AnswerForm(initial=seen, auto_id="answer_%s"),
        "note_form": NoteForm(initial=seen, auto_id="note_%s"),
        "reopen_form": ReopenForm(initial=seen, auto_id="reopen_%s"),
    }
    return render(request, "portal/question.html", context | (forms or {}), status=status)
