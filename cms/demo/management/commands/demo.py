"""`manage.py demo`: load the demo city and serve it."""

import os
import signal
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from cms.demo.load import is_loaded, load_city
from cms.demo.load.staff import PASSWORD, accounts
from cms.demo.serve import serve


class Command(BaseCommand):
    """Migrate, load what is missing, print addresses and accounts, serve until Ctrl-C."""

    help = "Load the demo city and serve it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--no-serve", action="store_true", help="only load")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--reset", action="store_true", help="throw the city's data away and start afresh")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the steps; each is safe to run again."""
        if not options["no_serve"]:
            self._check_port(options["port"])
        if options["reset"]:
            self._reset()
        self.stdout.write("Preparing the database …")
        call_command("migrate", verbosity=0)
        if is_loaded():
            self.stdout.write(
                "The demo city is there already; what was changed stays (make demo RESET=1 starts afresh)."
            )
        else:
            self.stdout.write("Loading the demo city …")
            load_city(quiet=options["verbosity"] == 0)
        self._tell(options["port"])
        if not options["no_serve"]:
            connection.close()
            sys.exit(serve(options["port"]))

    def _check_port(self, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                raise CommandError(f"Port {port} is taken. Choose another: PORT={port + 10} make demo") from error

    def _reset(self) -> None:
        if not settings.SETTINGS_MODULE.endswith(("development", "test")):
            raise CommandError("--reset is for the demo only: these are not the development settings.")
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        connection.close()

    def _tell(self, port: int) -> None:
        address = f"http://localhost:{port}"
        lines = [
            "",
            f"  Site    {address}/",
            f"  Portal  {address}/portal/",
            f"  Admin   {address}/beheer/",
            f"  API     {address}/api/v1/docs/",
            "",
            f"  Accounts, all with the password {PASSWORD}",
            *(f"    {name:<30}{who}" for name, who in accounts()),
            "",
        ]
        self.stdout.write("\n".join(lines))


def _end(*_args: object) -> None:
    """Turn a TERM while loading into an ordinary exit, so that the database is let go."""
    raise SystemExit(128 + signal.SIGTERM)


if os.name == "posix":
    signal.signal(signal.SIGTERM, _end)
