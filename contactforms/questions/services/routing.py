"""Where a question goes, and what is kept of why: the same from a form, in a conversation and from another website."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from catalogue.organisation.models import Service
from catalogue.responsibility import Reason, Responsibility, responsible_for, standing_in_for
from contactforms.contacts.models import Contact
from contactforms.questions.clock import due_date
from contactforms.questions.machine import NotAllowed
from contactforms.questions.models import Question


def answering_for(page: Page | None, service: Service | None) -> Responsibility:
    """Return who answers: for a page the service that the page names, else the one that stands in for `service`."""
    if page is not None:
        return responsible_for(page)
    assert service is not None, "a page or a service"
    acting = standing_in_for(service)
    return Responsibility(acting, (), acting.promise, Reason.PAGE, service if acting.pk != service.pk else None)


def routed(answering: Responsibility, at: datetime) -> dict[str, Any]:
    """Return the columns of a question that is asked at this moment and that this service answers."""
    return {
        "service": answering.service,
        "routed_to": answering.service,
        "routed_because": answering.because,
        "promise": answering.promise,
        "due": due_date(answering.service, answering.promise, at),
        "asked_at": at,
    }


def routing_of(question: Question) -> dict[str, Any]:
    """Return what the first event remembers of why a new question is where it is; who asks adds what is its own."""
    return {
        "due": question.due.isoformat(),
        "promise": question.promise,
        "because": str(question.routed_because),
        "service": str(question.service.uuid),
        "page": str(question.page_uuid) if question.page_uuid else None,
    }


def merged_from(answering: Responsibility) -> str | None:
    """Return the service that was named and that another one has taken over, for the first event."""
    return str(answering.merged_from.uuid) if answering.merged_from else None


def known_in(contact: Contact, key: str) -> Question | None:
    """Return what this key made in this contact; raise NotAllowed when it was in another one."""
    known = Question.objects.filter(idempotency_key=key).select_related("service").first()
    if known is not None and known.contact_id != contact.pk:
        raise NotAllowed(_("This was filed in another contact."))
    return known
