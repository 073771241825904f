"""Who the telephone exchange is: a token in the header, known by its hash."""

import re
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

from contactforms.contacts.access import takes_contacts
from contactforms.contacts.models import ExchangeToken
from contactforms.contacts.models.exchange import CALLS
from contactforms.privacy.tokens import SCHEME, bearer_in, digest_of, random_token


def new_token(name: str) -> str:
    """Make a token of this name and return it: it is shown once and kept as a hash.

    A name that exists gets a new token in the place of the old one.
    """
    token = random_token()
    ExchangeToken.objects.update_or_create(name=name, defaults={"digest": digest_of(token), "revoked_at": None})
    return token


def revoke_token(name: str) -> bool:
    """Let the token of this name open nothing any more; False when there is none."""
    return bool(ExchangeToken.objects.filter(name=name, revoked_at=None).update(revoked_at=timezone.now()))


def agent_named(text: str) -> AbstractUser | None:
    """Return the agent with this account name, else with this extension; None when nobody takes calls there."""
    users = get_user_model()._default_manager.filter(is_active=True)
    user: Any = users.filter(username=text).first()
    digits = re.sub(r"\D", "", text)
    if user is None and digits and digits == re.sub(r"[\s./-]", "", text):
        user = users.filter(extension__number=digits).first()
    return user if user is not None and takes_contacts(user) else None


class ExchangeAuthentication(BaseAuthentication):
    """`Authorization: Bearer TOKEN`. It is a system, not a person: there is no account behind it."""

    def authenticate(self, request: Request) -> tuple[None, ExchangeToken] | None:
        """Return the token that was shown; None when none was."""
        shown = bearer_in(request)
        if shown is None:
            return None
        known = ExchangeToken.objects.filter(digest=digest_of(shown), revoked_at=None).first()
        if known is None:
            raise AuthenticationFailed(_("This token is not known, or no longer valid."))
        return None, known

    def authenticate_header(self, request: Request) -> str:
        """Return how one shows a token."""
        return SCHEME


class ExchangeScheme(OpenApiAuthenticationExtension):
    """The same in the API's document."""

    target_class = "contactforms.contacts.exchange.ExchangeAuthentication"
    name = "exchangeToken"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return how the document calls it."""
        return {"type": "http", "scheme": "bearer", "description": "Made with `manage.py exchange_token NAME`."}


class PushesCalls(BasePermission):
    """Whoever shows a token for calls."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Tell whether the token that was shown is for calls."""
        return isinstance(request.auth, ExchangeToken) and request.auth.scope == CALLS


class CallThrottle(SimpleRateThrottle):
    """So many calls a minute of one exchange; a city has five hundred a day."""

    scope = "calls"
    rate = "300/min"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        """Count by token; without one the request is refused anyway."""
        return f"throttle_calls_{request.auth.pk}" if isinstance(request.auth, ExchangeToken) else None
