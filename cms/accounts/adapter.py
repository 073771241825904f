"""How allauth behaves here: colleagues only, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class StaffAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the administrator or come from the city's identity provider."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
