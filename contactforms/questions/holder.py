"""What the questions hold about people: what was asked, what was answered, what was noted along the way."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db.models import Q, QuerySet

from contactforms.privacy.dossier import CONTACT, CUSTOMER, QUESTION, Dossier, Ref
from contactforms.privacy.holders import Ending, Holder, Sheet
from contactforms.privacy.holders.holder import Counts
from contactforms.privacy.retention.kinds import Scope
from contactforms.questions.erasing import erase_questions
from contactforms.questions.exporting import sheets
from contactforms.questions.models import OPEN_STATES, AskedThrough, Question


class Questions(Holder):
    """Questions and their events."""

    name = "questions"
    personal = {
        "questions.Question": (
            "status_token",
            "idempotency_key",
            "fingerprint",
            "text",
            "topic",
            "answer",
            "answers",
            "way",
        ),
        "questions.QuestionEvent": ("text", "data"),
    }
    harmless = {
        "questions.Question": (
            "reference", "language", "page_title", "journey_title", "journey_step", "journey_step_title",
        )
    }  # fmt: skip
    channels = dict(AskedThrough.choices)
    ending = Ending(QUESTION, "closed_at", "reference")

    def related(self, dossier: Dossier) -> Iterable[Ref]:
        """Return what the customers asked, and what was asked in their contacts by nobody else in particular."""
        theirs = Q(customer__uuid__in=dossier.uuids(CUSTOMER))
        in_contact = Q(contact__uuid__in=dossier.uuids(CONTACT), customer__isnull=True)
        return Dossier.refs_of(QUESTION, Question.objects.filter(theirs | in_contact).values_list("uuid", flat=True))

    def export(self, dossier: Dossier) -> Iterable[Sheet]:
        """Return the questions, each with its answer, what was asked beforehand and its steps."""
        return sheets(_in(dossier))

    def erase(self, dossier: Dossier) -> Counts:
        """Erase what was said and who said it; page, service, dates, state what was chosen and the journey stay."""
        return erase_questions(_in(dossier))

    def unfinished(self, dossier: Dossier) -> list[str]:
        """Return the open questions."""
        return list(_in(dossier).filter(state__in=OPEN_STATES).order_by("pk").values_list("reference", flat=True))

    def finish(self, dossier: Dossier, actor: AbstractUser) -> None:
        """Withdraw the open questions, in the name of who asked them."""
        from contactforms.questions.services import withdraw

        for question in _in(dossier).filter(state__in=OPEN_STATES).order_by("pk"):
            withdraw(question)

    def lock(self, dossier: Dossier) -> None:
        """Lock the questions: no step is made meanwhile."""
        list(_in(dossier).order_by("pk").select_for_update(of=("self",)).values_list("pk"))

    def names(self, dossier: Dossier) -> frozenset[Ref]:
        """Return who asked these questions, and the contacts in which they were asked."""
        return _named(_in(dossier))

    def still_needs(self, refs: frozenset[Ref]) -> frozenset[Ref]:
        """Return who, and which contact, has a question that is not erased."""
        asked = Dossier(refs)
        theirs = Q(customer__uuid__in=asked.uuids(CUSTOMER)) | Q(contact__uuid__in=asked.uuids(CONTACT))
        return refs & _named(Question.objects.filter(theirs, erased_at__isnull=True))

    def due(self, scope: Scope, before: datetime) -> QuerySet[Question]:
        """Return the questions of this kind closed before this moment."""
        of_kind = scope.where(channel="asked_through", service="service")
        return Question.objects.filter(of_kind, closed_at__lt=before, erased_at__isnull=True)

    def references(self, dossier: Dossier) -> Mapping[UUID, str]:
        """Return their references."""
        return dict(_in(dossier).values_list("uuid", "reference"))


def _in(dossier: Dossier) -> QuerySet[Question]:
    return Question.objects.filter(uuid__in=dossier.uuids(QUESTION))


def _named(questions: QuerySet[Question]) -> frozenset[Ref]:
    pairs = list(questions.values_list("customer__uuid", "contact__uuid"))
    customers = Dossier.refs_of(CUSTOMER, (customer for customer, _contact in pairs if customer))
    return customers | Dossier.refs_of(CONTACT, (contact for _customer, contact in pairs if contact))
