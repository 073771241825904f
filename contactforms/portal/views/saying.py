"""What the screens of a step share: what was seen, what was sent, what is said."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html

from contactforms.portal.forms import TextForm
from contactforms.portal.timeline import last_step, timeline
from contactforms.questions.models import Question


def with_newest(form: TextForm, question: Question) -> dict[str, object]:
    """Return what was sent, with the steps that are now on the screen counted as seen."""
    return {name: form.data.get(name, "") for name in form.fields} | seen(question)


def seen(question: Question) -> dict[str, object]:
    """Return the last step of the question, for the hidden field of a form."""
    return {"seen": last_step(timeline(question, readable=False))}


def say(request: HttpRequest, question: Question, what: str) -> None:
    """Say what happened, with the question's reference and never a person's data."""
    messages.success(request, format_html("{}: {}", question.reference, what))
