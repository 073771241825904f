"""Deliver one text message over the protocol of Twilio's Messages resource.

`POST /2010-04-01/Accounts/{account}/Messages.json`, a form with `To`, `From`, `Body` and `StatusCallback`, HTTP Basic
authentication; 201 and JSON with a `sid` when it is accepted, JSON with a `code` when it is not. The protocol has
no key that makes a second POST harmless. So the row says that a message is about to leave before it leaves; when
that is written and no `sid` is, the provider's own list (`GET` of the same address) is asked before it is sent again.
What that cannot promise: a provider whose list lags more than a minute behind may get the message twice.
"""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode

import requests
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from contactforms.outbox.errors import Refused
from contactforms.outbox.models import OutboxMessage

OURS_TO_SOLVE = {401, 403, 404, 408, 409, 429}  # of us or of the moment, not of the number: try again
CLOCKS_DIFFER = timedelta(minutes=2)
NEVER_LEFT = {"failed", "undelivered", "canceled"}
LISTED = 50


class SmsUnavailable(Exception):
    """The provider cannot take it now; its text holds no personal data."""


def is_on() -> bool:
    """Tell whether text messages can be sent here."""
    return bool(settings.SMS_URL and settings.SMS_ACCOUNT and settings.SMS_TOKEN and settings.SMS_FROM)


def deliver_sms(message: OutboxMessage) -> None:
    """Send the `text` of `payload`. Raises Refused when the number will never take it."""
    if message.provider_id:
        return  # it left; the process ended before that was written down
    if not is_on():
        raise SmsUnavailable("off")
    if message.sending_at is not None:
        message.provider_id = _left_before(message)
    else:
        message.sending_at = timezone.now()
        message.save(update_fields=["sending_at"])
    if not message.provider_id:
        message.provider_id = _post(message)
    message.save(update_fields=["provider_id"])


def callback_url(message: OutboxMessage) -> str:
    """Return where the provider reports on this message."""
    address = settings.CITY_BASE_URL.rstrip("/") + reverse("api:sms_status")
    return f"{address}?{urlencode({'message': str(message.uuid)})}"


def _post(message: OutboxMessage) -> str:
    """Send it and return the provider's number for it."""
    form = {
        "To": message.recipient,
        "From": settings.SMS_FROM,
        "Body": message.payload["text"],
        "StatusCallback": callback_url(message),
    }
    status, answer = _call("POST", data=form)
    if status in (200, 201) and answer.get("sid"):
        return str(answer["sid"])[:64]
    if 400 <= status < 500 and status not in OURS_TO_SOLVE:
        code = answer.get("code")
        raise Refused(f"SMS {code if isinstance(code, int) else status}")  # its words may repeat the number
    raise SmsUnavailable(f"HTTP {status}")


def _left_before(message: OutboxMessage) -> str:
    """Return the provider's number of this message when it left at an earlier attempt, else an empty text."""
    assert message.sending_at is not None
    since = message.sending_at - CLOCKS_DIFFER
    query: dict[str, str | int] = {"To": message.recipient, "DateSent>": f"{since:%Y-%m-%d}", "PageSize": LISTED}
    status, answer = _call("GET", params=query)
    if status != 200:
        raise SmsUnavailable(f"HTTP {status}")
    for row in answer.get("messages", []):
        if _is_it(row, message, since) and not OutboxMessage.objects.filter(provider_id=row["sid"]).exists():
            return str(row["sid"])[:64]
    return ""


def _is_it(row: Any, message: OutboxMessage, since: datetime) -> bool:
    if not isinstance(row, dict) or not row.get("sid") or row.get("status") in NEVER_LEFT:
        return False
    made = _moment(str(row.get("date_created", "")))
    return row.get("to") == message.recipient and row.get("body") == message.payload["text"] and made >= since


def _moment(text: str) -> datetime:
    """Read the RFC 2822 moment of the protocol; an unreadable one counts as now."""
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return timezone.now()
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _call(method: str, **what: Any) -> tuple[int, dict[str, Any]]:
    """Return status and JSON; whatever goes wrong on the way is SmsUnavailable, without the number or the text."""
    address = f"{settings.SMS_URL.rstrip('/')}/2010-04-01/Accounts/{settings.SMS_ACCOUNT}/Messages.json"
    try:
        response = requests.request(
            method,
            address,
            auth=(settings.SMS_ACCOUNT, settings.SMS_TOKEN),
            timeout=settings.SMS_TIMEOUT,
            allow_redirects=False,
            **what,
        )
        answer = response.json()
    except requests.JSONDecodeError:
        answer = {}
    except requests.RequestException as error:
        raise SmsUnavailable(type(error).__name__) from None
    return response.status_code, answer if isinstance(answer, dict) else {}
