"""Who sees which questions, and who may do what with them. Permissions only, never a role's name."""

from django.db.models import QuerySet

from contactforms.contacts.access import takes_contacts
from contactforms.privacy.membership import Someone, may, service_ids_of
from contactforms.questions.models import Question

WORK = "questions.work_on_questions"
OVERSEE = "questions.oversee_questions"


def is_member(user: Someone, question: Question) -> bool:
    """Tell whether the question is at one of this account's services."""
    return question.service_id in service_ids_of(user)


def visible_to(user: Someone) -> QuerySet[Question]:
    """Return the questions this account may see: those of its services, or all for who oversees them."""
    if may(user, OVERSEE):
        return Question.objects.all()
    if may(user, WORK):
        return Question.objects.filter(service_id__in=service_ids_of(user))
    return Question.objects.none()


def may_work_on(user: Someone, question: Question) -> bool:
    """Tell whether this account may take, answer and close the question: a member of its service."""
    return may(user, WORK) and is_member(user, question)


def may_hand_over(user: Someone, question: Question) -> bool:
    """Tell whether this account may send the question to another service: members, and who oversees all."""
    return may_work_on(user, question) or may(user, OVERSEE)


def may_read_text(user: Someone, question: Question) -> bool:
    """Tell whether this account may read what was asked; at a sensitive service only its members."""
    if is_member(user, question):
        return may(user, WORK) or may(user, OVERSEE)
    return may(user, OVERSEE) and not question.service.sensitive


def may_send(user: Someone, question: Question) -> bool:
    """Tell whether this account may send the answer once more: who gave it, and members of its service."""
    if may_work_on(user, question):
        return True
    contact = question.contact
    return contact is not None and contact.agent_id == user.pk and takes_contacts(user)
