"""The signed token of a form: made when the form is shown, it carries the time and a number used once.

The number is the idempotency key of the question, so that a double click is one question. The time tells
machines (too fast) from people, and forms that were left open (too old). No session, no cookie.
"""

import secrets
import time
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.core import signing

from contactforms.questions.fingerprints import fingerprint

SALT = "contactforms.forms.token"
CONTACT = "contact"


class Age(StrEnum):
    """What a token's age says."""

    FINE = "fine"
    TOO_FAST = "too_fast"
    TOO_OLD = "too_old"


@dataclass(frozen=True, slots=True)
class FormToken:
    """A number used once, for which form it was made (a page's uuid, or `contact`), and when (Unix time)."""

    number: str
    form: str
    made_at: float

    @classmethod
    def new(cls, form: str) -> "FormToken":
        """Return a token for a form that is shown now."""
        return cls(secrets.token_urlsafe(12), form, time.time())

    @classmethod
    def read(cls, signed: str, form: str) -> "FormToken | None":
        """Return the token when we made it, for this form; None otherwise."""
        try:
            number, made_for, made_at = signing.loads(signed, salt=SALT)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return cls(number, made_for, made_at) if made_for == form else None

    def signed(self) -> str:
        """Return the text that goes in the form."""
        return signing.dumps([self.number, self.form, self.made_at], salt=SALT)

    @property
    def age(self) -> Age:
        """Whether the form was filled in at a human pace."""
        seconds = time.time() - self.made_at
        if seconds < settings.FORM_MIN_SECONDS:
            return Age.TOO_FAST
        return Age.TOO_OLD if seconds > settings.FORM_MAX_SECONDS else Age.FINE

    def key_for(self, sent: dict[str, object]) -> str:
        """Return the idempotency key of what was sent with this token.

        Someone who goes back and changes the text asks something else, and that may not get lost: the same
        content is the same question, other content another one.
        """
        return f"form:{self.number}:{fingerprint(**sent)[:32]}"
