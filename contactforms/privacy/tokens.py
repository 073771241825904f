"""Tokens that systems show (`Authorization: Bearer TOKEN`): how they are made, kept and read."""

import hashlib
import secrets
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from contactforms.privacy.models import BearerToken

SCHEME = "Bearer"
TOKEN_BYTES = 32
Token = TypeVar("Token", bound=BearerToken)


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


class BearerAuthentication(BaseAuthentication):
    """`Authorization: Bearer TOKEN`."""

    def authenticate_header(self, request: Request) -> str:
        """Return how one shows a token."""
        return SCHEME


def known_bearer(request: Request, valid: QuerySet[Token]) -> Token | None:
    """Return the token that was shown; None when none was; raise AuthenticationFailed for one that is not valid."""
    shown = bearer_in(request)
    if shown is None:
        return None
    known = valid.filter(digest=digest_of(shown), revoked_at=None).first()
    if known is None:
        raise AuthenticationFailed(_("This token is not known, or no longer valid."))
    return known


def new_token(kind: type[BearerToken], name: str, **fields: Any) -> str:
    """Make a token of this name and return it: it is shown once and kept as a hash.

    A name that exists gets a new token in the place of the old one.
    """
    token = random_token()
    made = {"digest": digest_of(token), "revoked_at": None} | fields
    kind._default_manager.update_or_create(name=name, defaults=made)
    return token


def revoke_token(kind: type[BearerToken], name: str) -> bool:
    """Let the token of this name open nothing any more; False when there is none."""
    return bool(kind._default_manager.filter(name=name, revoked_at=None).update(revoked_at=timezone.now()))
