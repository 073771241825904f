"""Open questions follow a service into its successor, each with an event, in the transaction of the merge."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from catalogue.organisation.models import Service
from catalogue.organisation.signals import Use, service_merged, service_uses
from contactforms.questions.models import NOT_UNDONE, EventKind, Question
from contactforms.questions.models.question import OPEN_STATES
from contactforms.questions.services.step import step


@receiver(service_uses, dispatch_uid="questions_service_uses")
def open_questions_at(service: Service, **kwargs: Any) -> list[Use]:
    """Return how many questions still wait for an answer of `service`, and how many it has answered."""
    rows = Question.objects.filter(NOT_UNDONE, service=service)
    still = rows.filter(state__in=OPEN_STATES).count()
    return [Use(_("open questions"), still), Use(_("closed questions (they stay)"), rows.count() - still)]


@receiver(service_merged, dispatch_uid="questions_service_merged")
def hand_over_open_questions(source: Service, successor: Service, actor: Any, **kwargs: Any) -> None:
    """Hand each open question to the successor; closed ones stay where they were answered.

    No permission is asked here: whoever may merge services moves their work. The promised date stays.
    """
    who = actor if actor is not None and actor.pk else None
    for question in Question.objects.filter(service=source, state__in=OPEN_STATES).order_by("pk"):
        with step(question, EventKind.HANDED_OVER, who) as made:
            made.text = _("“%(source)s” is now part of “%(successor)s”.") % {"source": source, "successor": successor}
            made.data = {"from": str(source.uuid), "to": str(successor.uuid), "merged": True}
            made.question.service = successor
            made.question.assignee = None
