"""Deliver one mail over SMTP (or what EMAIL_BACKEND names)."""

from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from contactforms.outbox.errors import Refused
from contactforms.outbox.models import OutboxMessage


def deliver_mail(message: OutboxMessage) -> None:
    """Send the mail in `payload` (`subject`, `text`, `html`, `calendar`: a `text`, its `method` and `name`).

    The Message-ID is the row's own, so that a mail sent twice (a crash between sending and writing that
    down) is one mail in the reader's mailbox. Raises Refused when the receiver will never take it.
    """
    payload = message.payload
    mail = EmailMultiAlternatives(
        subject=payload["subject"],
        body=payload["text"],
        from_email=return_path(message) or settings.DEFAULT_FROM_EMAIL,  # of the envelope; readers see the header
        to=[message.recipient],
        headers={
            "Message-ID": message_id(message),
            "Auto-Submitted": "auto-generated",
            "From": settings.DEFAULT_FROM_EMAIL,
        },
    )
    if payload.get("html"):
        mail.attach_alternative(payload["html"], "text/html")
    if payload.get("calendar"):
        calendar = payload["calendar"]
        name = calendar.get("name", "afspraak.ics")
        mail.attach(name, calendar["text"], f"text/calendar; method={calendar['method']}")
    try:
        mail.send()
    except SMTPRecipientsRefused as error:
        codes = [code for code, _reply in error.recipients.values()]
        if codes and all(500 <= code < 600 for code in codes):
            raise Refused(f"SMTP {codes[0]}") from None  # the reply may repeat the address
        raise


def message_id(message: OutboxMessage) -> str:
    """Return the Message-ID, the same at every attempt."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{message.uuid}@{domain}>"


def return_path(message: OutboxMessage) -> str:
    """Return where mail servers report about this message alone (VERP), empty when BOUNCE_ADDRESS is not set."""
    name, _at, domain = settings.BOUNCE_ADDRESS.rpartition("@")
    return f"{name}+{message.uuid}@{domain}" if name else ""
