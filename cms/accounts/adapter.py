"""How allauth behaves here: colleagues only, nobody signs up, everyone lands where their work is."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from cms.accounts.start import start_page


class StaffAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the administrator or come from the city's identity provider."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the start page of the account; a safe `next` in the address goes before it."""
        return start_page(request.user)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave the guard against guessing to axes alone, so that one rule says when an account is locked."""
