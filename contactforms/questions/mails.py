"""The mails people get about their question; each is written once, in the transaction of its step."""

from datetime import timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override

from contactforms.outbox.services import About, enqueue
from contactforms.questions.models import Question

ABOUT = "question"  # what the outbox says these mails are about


def status_url(question: Question) -> str:
    """Return the private address where its asker follows a question."""
    return f"{settings.CITY_BASE_URL.rstrip('/')}{reverse('forms:status', args=[question.status_token])}"


def send_receipt(question: Question, *, after: timedelta | None = None) -> bool:
    """Confirm the question by mail, `after` so long; False when there is no address."""
    with override(question.language):
        subject = _("We received your question (%(reference)s)") % {"reference": question.reference}
        return _send(question, "receipt", f"question-receipt:{question.uuid}", subject, after=after)


def send_answer(question: Question, answer: str) -> bool:
    """Send the answer by mail, once for each time the question was open; False when there is no address."""
    with override(question.language):
        subject = _("The answer to your question (%(reference)s)") % {"reference": question.reference}
        key = f"question-answer:{question.uuid}:{question.reopened}"
        return _send(question, "answer", key, subject, answer=answer)


def _send(
    question: Question, template: str, key: str, subject: str, *, after: timedelta | None = None, **context: object
) -> bool:
    if question.customer is None or not question.customer.email:
        return False
    context |= {
        "question": question,
        "subject": subject,
        "service": question.service,
        "due": formats.date_format(question.due, "l j F Y"),
        "status_url": status_url(question),
        "city": settings.WAGTAIL_SITE_NAME,
    }
    payload = {
        "subject": subject,
        "text": render_to_string(f"questions/mail/{template}.txt", context).strip() + "\n",
        "html": render_to_string(f"questions/mail/{template}.html", context),
    }
    enqueue("mail", key, question.customer.email, payload, About(ABOUT, question.uuid), after=after)
    return True
