"""Which topic questions go with a page or service, and which are still open."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F, Q
from wagtail.models import Page

from catalogue.organisation.models import Service
from contactforms.topics.asking import as_sent, consider
from contactforms.topics.attachments.services import by_token
from contactforms.topics.definitions import Answer, FileRef, Kind, TopicQuestion
from contactforms.topics.models import TopicSet


def questions_for(page: Page | None, service: Service | None) -> tuple[TopicQuestion, ...]:
    """Return the questions of the product; where it has no set of its own, those of the service (1 query).

    Never both: a form does not grow because of a set that its editor has not seen.
    """
    wanted = Q()
    if page is not None:
        wanted |= Q(page_id=page.pk)
    if service is not None:
        wanted |= Q(service_id=service.pk)
    if not wanted:
        return ()
    found = TopicSet.objects.filter(wanted, live=True).order_by(F("page_id").asc(nulls_last=True)).first()
    return found.definitions if found is not None else ()


def files_sent(questions: Sequence[TopicQuestion], sent: Mapping[str, Any]) -> dict[str, FileRef]:
    """Return the files that the tokens in these answers open (at most 1 query)."""
    answers = (sent.get(question.key) for question in questions if question.kind == Kind.PHOTO)
    return by_token(token for answer in answers for token in (answer if isinstance(answer, list) else [answer]))


def unanswered(page: Page | None, service: Service | None, answers: Sequence[Answer]) -> tuple[TopicQuestion, ...]:
    """Return the questions that these answers show and leave open: what is still to be asked."""
    return consider(questions_for(page, service), as_sent(answers), insist=False).unanswered
