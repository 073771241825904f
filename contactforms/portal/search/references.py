"""A question's reference typed into the search: the way to that question."""

import re
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser

from contactforms.questions.access import visible_to
from contactforms.questions.references import ALPHABET, clean_reference

REFERENCE = re.compile(rf"\s*([{ALPHABET}]{{4}})[\s-]?([{ALPHABET}]{{4}})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """What looks like a reference; `found` is False when there is none that this account may see."""

    reference: str
    found: bool


def named_question(text: str, user: AbstractUser) -> Named | None:
    """Return the question that `text` names; what does not exist and what is not one's business look the same."""
    match = REFERENCE.fullmatch(text)
    if match is None:
        return None
    reference = clean_reference("".join(match.groups()))
    return Named(reference, visible_to(user).filter(reference=reference).exists())
