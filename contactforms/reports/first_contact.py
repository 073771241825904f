"""What the contact centre answered by itself today: each question counts, however many there were in a contact."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, F, Q
from django.utils import timezone

from contactforms.contacts.models import Contact
from contactforms.questions.models import NOT_UNDONE, Question, State


@dataclass(frozen=True, slots=True)
class AtTheDesk:
    """The contacts that began on a day, and the questions that were written down in contacts."""

    contacts: int
    questions: int
    answered: int

    @property
    def share(self) -> int:
        """Of a hundred questions, how many were answered at the first contact."""
        return round(100 * self.answered / self.questions) if self.questions else 0


def at_the_desk(day: date | None = None) -> AtTheDesk:
    """Count one day (today) in the city (2 queries); what was filed by mistake and undone does not count."""
    start = timezone.make_aware(datetime.combine(day or timezone.localdate(), time.min))
    within = (start, start + timedelta(days=1))
    contacts = Contact.objects.filter(started_at__gte=within[0], started_at__lt=within[1]).count()
    asked = Question.objects.filter(
        NOT_UNDONE, contact__isnull=False, asked_at__gte=within[0], asked_at__lt=within[1]
    ).aggregate(
        questions=Count("pk"),
        answered=Count("pk", filter=Q(state=State.ANSWERED, closed_at=F("asked_at"))),
    )
    return AtTheDesk(contacts, **asked)
