"""Tokens that systems show (`Authorization: Bearer TOKEN`): how they are made, kept and read."""

import hashlib
import secrets

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from rest_framework.authentication import get_authorization_header
from rest_framework.request import Request

from contactforms.privacy.models import ReadToken

SCHEME = "Bearer"
TOKEN_BYTES = 32


def random_token() -> str:
    """Return a new token: shown once, kept as a hash."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_of(token: str) -> str:
    """Return what is kept of a token. It is 256 random bits, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


def bearer_in(request: Request) -> str | None:
    """Return the token that was shown; None when none was, empty when it is not one word."""
    shown = get_authorization_header(request).decode("latin-1").split()
    if not shown or shown[0].lower() != SCHEME.lower():
        return None
    return shown[1] if len(shown) == 2 else ""


def new_read_token(name: str, account: AbstractUser) -> str:
    """Make a token to read people's data as `account`, and return it.

    A name that exists gets a new token in the place of the old one.
    """
    token = random_token()
    ReadToken.objects.update_or_create(
        name=name, defaults={"digest": digest_of(token), "account_id": account.pk, "revoked_at": None}
    )
    return token


def revoke_read_token(name: str) -> bool:
    """Let the token of this name open nothing any more; False when there is none."""
    return bool(ReadToken.objects.filter(name=name, revoked_at=None).update(revoked_at=timezone.now()))
