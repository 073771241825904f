"""Read what a mail server reports about a mail that did not arrive (RFC 3464, delivery status notifications).

Anyone can send anything to the address of reports, so whatever comes in here is answered with a Bounce or
with nothing, never with an error, and only the code is kept of what it says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import Message
from email.parser import BytesParser
from uuid import UUID

MOST_BYTES = 1_000_000  # reports return headers, or a short mail; the rest of a longer one is not read
MOST_PARTS = 50
NUMBER = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
MESSAGE_ID = re.compile(rf"<({NUMBER})@[^>\s]{{1,255}}>", re.IGNORECASE)
RETURN_PATH = re.compile(rf"\+({NUMBER})@", re.IGNORECASE)
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
ADDRESSED = ("X-Original-To", "Delivered-To", "To")
RETURNED = ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")


@dataclass(frozen=True, slots=True)
class Bounce:
    """A message of ours that did not arrive, and why: an enhanced status code (RFC 3463) such as `5.1.1`."""

    message: UUID
    code: str


def read_bounce(raw: bytes, *, recipient: str = "") -> Bounce | None:
    """Return which message came back; None for all else: an out-of-office note, a delay, spam, rubbish.

    `recipient` is the address it came in on, when the mail server tells: the return path of that one mail.
    """
    try:
        report = BytesParser(policy=policy.compat32).parsebytes(raw[:MOST_BYTES])
        code = _failure(report)
        number = _number(report, recipient) if code else None
    except Exception:  # the parser meets texts nobody thought of; a report that breaks it is none
        return None
    return Bounce(number, code) if number is not None and code else None


def _failure(report: Message) -> str:
    """Return the code of a final failure, empty when the report tells of none."""
    for part in _parts(report):
        if part.get_content_type() not in ("message/delivery-status", "message/global-delivery-status"):
            continue
        for fields in _blocks(part):
            if str(fields.get("Action", "")).strip().lower() == "failed":
                found = STATUS.search(str(fields.get("Status", "")))
                return found[0] if found else "5.0.0"
    return ""


def _blocks(part: Message) -> Iterator[Message]:
    """Yield the groups of fields of a report: of the mail, then of each recipient."""
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (block for block in payload[:MOST_PARTS] if isinstance(block, Message))


def _number(report: Message, recipient: str) -> UUID | None:
    """Return which mail it is about: by its return path, else by the Message-ID in what was returned."""
    addressed = (recipient, *(str(value) for name in ADDRESSED for value in report.get_all(name, [])[:5]))
    for address in addressed:
        found = RETURN_PATH.search(address[:1000])
        if found:
            return UUID(found[1])
    for part in _parts(report):
        if part.get_content_type() in RETURNED:
            found = MESSAGE_ID.search(_returned_id(part)[:1000])
            if found:
                return UUID(found[1])
    return None


def _returned_id(part: Message) -> str:
    """Return the Message-ID of the mail that came back, whole or as its headers only."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return str(payload[0].get("Message-ID", "")) if payload and isinstance(payload[0], Message) else ""
    content = part.get_payload(decode=True)
    headers = BytesParser(policy=policy.compat32).parsebytes(content if isinstance(content, bytes) else b"", True)
    return str(headers.get("Message-ID", ""))


def _parts(report: Message, depth: int = 3) -> Iterator[Message]:
    """Yield the parts of the report, not those of what it returns: that may hold a report itself."""
    payload = report.get_payload()
    if report.get_content_maintype() != "multipart" or not isinstance(payload, list) or depth == 0:
        return
    for part in payload[:MOST_PARTS]:
        if isinstance(part, Message):
            yield part
            yield from _parts(part, depth - 1)
