"""A PDF cleaned at arm's length."""

import subprocess
import sys

from django.conf import settings

from contactforms.topics.attachments.pdf_worker import MAX_SECONDS, REFUSED
from contactforms.topics.attachments.refusing import Refused, Why

WORKER = "contactforms.topics.attachments.pdf_worker"


def clean_pdf(data: bytes) -> tuple[bytes, str]:
    """Return a new PDF with the same pages, and its content type; raise Refused when it may not or cannot be."""
    command = [sys.executable, "-E", "-m", WORKER]
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=2 * MAX_SECONDS,
            cwd=settings.BASE_DIR,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(Why.TOO_MUCH) from error
    if done.returncode == 0:
        return done.stdout, "application/pdf"
    if done.returncode == REFUSED:
        raise Refused(Why(done.stderr.decode()))
    raise Refused(Why.TOO_MUCH if done.returncode < 0 else Why.DAMAGED)  # below zero: stopped for want of time
