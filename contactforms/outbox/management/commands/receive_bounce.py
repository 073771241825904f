"""`manage.py receive_bounce`: the mail server pipes what comes in on the address of reports."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from contactforms.outbox.bounces import MOST_BYTES, read_bounce
from contactforms.outbox.reports import came_back

TEMPORARY_FAILURE = 75  # EX_TEMPFAIL of sysexits.h: the mail server keeps the report and tries again


class Command(BaseCommand):
    """Read one report from standard input and write down which message did not arrive.

    In Postfix, with BOUNCE_ADDRESS=bounces@hasselt.example, in master.cf:

        bounces unix - n n - - pipe flags=DRhu user=city
          argv=/srv/city/manage.py receive_bounce --recipient ${original_recipient}

    Ends well whatever comes in: a report that is none must not be reported in turn.
    """

    help = "Read a delivery report (RFC 3464) from standard input: what did not arrive is shown where it was sent."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address it came in on, which names the mail it is about."""
        parser.add_argument("--recipient", default="", help="the address the report came in on")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, match, write down."""
        bounce = read_bounce(sys.stdin.buffer.read(MOST_BYTES), recipient=options["recipient"])
        try:
            known = bounce is not None and came_back(bounce.message, bounce.code)
        except DatabaseError:
            sys.exit(TEMPORARY_FAILURE)
        self.stdout.write("written down" if known else "nothing to write down")
