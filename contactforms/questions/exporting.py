"""What someone who asks for their data gets of their questions: all of it, notes of colleagues too, no staff names.

A note about a person is that person's data. The names of employees are not: the service stands in their place.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from contactforms.contacts.along import way_given_out
from contactforms.privacy.holders import Sheet
from contactforms.questions.models import Question, QuestionEvent
from contactforms.questions.services.filling_in import export_answers
from contactforms.topics.definitions import Kind

QUESTION_LABELS = {
    "reference": _("reference"),
    "asked_at": _("asked"),
    "asked_through": _("came in through"),
    "page": _("page"),
    "topic": _("topic"),
    "text": _("question"),
    "service": _("service"),
    "due": _("answered by"),
    "state": _("state"),
    "closed_at": _("closed"),
    "answer": _("answer"),
    "language": _("language"),
    "journey": _("journey"),
    "step": _("step of the journey"),
    "guided": _("guided questions"),
    "said": _("what you answered there"),
}
EVENT_LABELS = {
    "reference": _("reference"),
    "at": _("when"),
    "what": _("what"),
    "by": _("who"),
    "service": _("service"),
    "text": _("text"),
}


ANSWER_LABELS = {
    "reference": _("reference"),
    "asked": _("what was asked"),
    "answer": _("answer"),
    "latitude": _("latitude"),
    "longitude": _("longitude"),
}


def sheets(questions: QuerySet[Question]) -> Iterable[Sheet]:
    """Return the questions, the answers to topic questions and the steps (2 queries)."""
    steps = Prefetch("events", QuestionEvent.objects.select_related("service").order_by("number"))
    rows = list(questions.select_related("service").prefetch_related(steps).order_by("asked_at", "pk"))
    yield Sheet("questions", _("Questions"), [_question(row) for row in rows], QUESTION_LABELS)
    answers = [_answer(row, said) for row in rows for said in export_answers(row)]
    yield Sheet("answers", _("Answers to what was asked beforehand"), answers, ANSWER_LABELS)
    events = [_event(row, event) for row in rows for event in row.events.all()]
    yield Sheet("events", _("What happened with the questions"), events, EVENT_LABELS)


def _question(row: Question) -> dict[str, Any]:
    return {
        "uuid": str(row.uuid),
        "reference": row.reference,
        "asked_at": row.asked_at.isoformat(timespec="seconds"),
        "asked_through": str(row.get_asked_through_display()),
        "page": row.page_title,
        "topic": row.topic,
        "text": row.text,
        "service": row.service.name,
        "due": row.due.isoformat(),
        "state": str(row.get_state_display()),
        "closed_at": row.closed_at.isoformat(timespec="seconds") if row.closed_at else None,
        "answer": row.answer,
        "language": row.language,
        "journey": row.journey_title,
        "step": row.journey_step_title,
        **way_given_out(row.told_way),
    }


def _answer(row: Question, said: dict[str, Any]) -> dict[str, Any]:
    value = said["value"]
    told = {"reference": row.reference, "asked": said["label"], "answer": value}
    if said["kind"] == Kind.PLACE:
        told |= {"answer": value["text"], "latitude": value.get("lat"), "longitude": value.get("lon")}
    return told


def _event(row: Question, event: QuestionEvent) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "at": event.at.isoformat(timespec="seconds"),
        "what": str(event.get_kind_display()),
        "by": str(_("an employee of the city") if event.actor_id is not None else _("the person who asked")),
        "service": event.service.name,
        "text": event.text,
    }
