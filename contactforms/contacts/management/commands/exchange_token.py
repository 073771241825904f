"""`manage.py exchange_token NAME`: make (or revoke) the token with which a telephone exchange pushes calls."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from contactforms.contacts.models import ExchangeToken
from contactforms.privacy.tokens import new_token, revoke_token


class Command(BaseCommand):
    """Print a new token, once; it is kept as a hash."""

    help = "Make a token for the telephone exchange (again: the old one stops working)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("name", help="of the system that uses it")
        parser.add_argument("--revoke", action="store_true", help="let it open nothing any more")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make or revoke."""
        if not options["revoke"]:
            self.stdout.write(new_token(ExchangeToken, options["name"]))
        elif not revoke_token(ExchangeToken, options["name"]):
            raise CommandError(f"There is no valid token named {options['name']}.")
