"""`manage.py read_token NAME --account ACCOUNT`: make (or revoke) the token with which a system reads people's data."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from contactforms.privacy.models import ReadToken
from contactforms.privacy.tokens import new_token, revoke_token


class Command(BaseCommand):
    """Print a new token, once; it is kept as a hash."""

    help = "Make a token to read people's data over the API (again: the old one stops working)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("name", help="of the system that uses it")
        parser.add_argument("--account", help="whose rights and services it has, and under whom its looks are kept")
        parser.add_argument("--revoke", action="store_true", help="let it open nothing any more")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make or revoke."""
        name = options["name"]
        if options["revoke"]:
            if not revoke_token(ReadToken, name):
                raise CommandError(f"There is no valid token named {name}.")
            return
        if not options["account"]:
            raise CommandError("Name the account whose rights it has: --account ACCOUNT.")
        accounts: Any = get_user_model()._default_manager
        account = accounts.filter(username=options["account"], is_active=True).first()
        if account is None:
            raise CommandError(f"There is no active account named {options['account']}.")
        self.stdout.write(new_token(ReadToken, name, account=account))
