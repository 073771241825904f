"""Who the telephone exchange is: a token in the header, known by its hash."""

import re
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

from contactforms.contacts.access import takes_contacts
from contactforms.contacts.models import ExchangeToken
from contactforms.contacts.models.exchange import CALLS
from contactforms.privacy.tokens import BearerAuthentication, known_bearer


def agent_named(text: str) -> AbstractUser | None:
    """Return the agent with this account name, else with this extension; None when nobody takes calls there."""
    users = get_user_model()._default_manager.filter(is_active=True)
    user: Any = users.filter(username=text).first()
    digits = re.sub(r"\D", "", text)
    if user is None and digits and digits == re.sub(r"[\s./-]", "", text):
        user = users.filter(extension__number=digits).first()
    return user if user is not None and takes_contacts(user) else None


class ExchangeAuthentication(BearerAuthentication):
    """It is a system, not a person: there is no account behind it."""

    def authenticate(self, request: Request) -> tuple[None, ExchangeToken] | None:
        """Return the token that was shown; None when none was."""
        known = known_bearer(request, ExchangeToken.objects.all())
        return (None, known) if known is not None else None


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
