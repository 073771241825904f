"""Somebody who follows a question says to have asked before. Nothing of anyone else is shown, ever.

Everybody is asked the same, whether we know someone who looks like them or not: an e-mail address is not proved
by typing it, so a question that only some people see would tell who asked us something before. A yes is a
proposal for colleagues. Only who has the private links of both questions puts them together at once.
"""

from contextlib import suppress

from contactforms.customers.services import Refused, merge, say_asked_before
from contactforms.questions.models import Question

LONGEST = 300


def confirm(question: Question, other_link: str) -> bool:
    """Remember that the asker says so; with the private link of another question of theirs, put both together.

    False when something was filled in that is no private link of ours. The asker reads the same whatever came
    of it: that two are together already, or were told apart by a colleague, is not theirs to learn.
    """
    customer, other_link = question.customer, other_link.strip()
    if customer is None or customer.erased_at is not None:
        return True
    other = _question_of(other_link) if other_link else None
    if other_link and other is None:
        return False
    say_asked_before(customer)
    if other is not None and other.customer is not None:
        with suppress(Refused):
            merge(other.customer, customer, None)
    return True


def _question_of(link: str) -> Question | None:
    """Return the question of a private link (or of its last part), as it is copied from our e-mail."""
    token = link[:LONGEST].rstrip("/").rpartition("/")[2]
    if not token:
        return None
    return Question.objects.select_related("customer").filter(status_token=token).first()
