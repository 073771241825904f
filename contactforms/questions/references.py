"""The names of a question: one to read aloud, one that opens its status page."""

import secrets

from contactforms.questions.models import Question

# No vowels (no words by accident) and nothing that sounds or looks like something else.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
TOKEN_BYTES = 32


def new_reference() -> str:
    """Return a reference such as `7K4M-9QXD`: 27^8 of them; it opens nothing by itself."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def clean_reference(value: str) -> str:
    """Return a reference the way it is stored, however someone typed it."""
    letters = "".join(character for character in value.upper() if character.isalnum())
    return f"{letters[:4]}-{letters[4:]}"


def free_reference() -> str:
    """Return a reference that no question has."""
    while True:
        reference = new_reference()
        if not Question.objects.filter(reference=reference).exists():
            return reference


def new_token() -> str:
    """Return an unguessable token (256 bits) for the private status link."""
    return secrets.token_urlsafe(TOKEN_BYTES)
