"""The person behind a question, as an account may see them; every look is logged, masked or not."""

from django.contrib.auth.models import AbstractUser

from contactforms.privacy.masking import Level, PersonalData
from contactforms.privacy.models import Place, Purpose
from contactforms.privacy.reading import level_for, level_for_person, reveal
from contactforms.questions.access import is_member
from contactforms.questions.models import Question


def look(question: Question, user: AbstractUser, place: Place, *, opened: bool) -> PersonalData:
    """Return the person's data: in full only for who may, and then has taken the question or asked to see it.

    The purpose that is logged follows from the account: members look to answer, others to oversee.
    """
    purpose = Purpose.ANSWER if is_member(user, question) else Purpose.OVERSEE
    most = Level.FULL if opened or question.assignee_id == user.pk else Level.MASKED
    return reveal(question.customer, user, purpose, place, service=question.service, at_most=most)


def may_open(question: Question, user: AbstractUser) -> bool:
    """Tell whether this account may see the person's data in full."""
    return question.customer is not None and level_for(user, question.service) == Level.FULL


def may_recognise(question: Question, user: AbstractUser) -> bool:
    """Tell whether this account may see the customer of this question on the customer's own page."""
    return question.customer is not None and level_for_person(user, [question.service]) == Level.FULL
