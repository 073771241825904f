"""`POST /api/v1/sms/status/`: the provider reports what became of a text message.

Signed as the protocol says: HMAC-SHA1 with the account's token over the whole address and all fields, sorted by
name, base64 in `X-Twilio-Signature`. Source: Twilio, Security, Validating requests.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from contactforms.outbox import sms
from contactforms.outbox.reports import arrived, came_back

ARRIVED = {"delivered", "read"}
CAME_BACK = {"undelivered", "failed"}


def signature(address: str, fields: Mapping[str, Sequence[str]]) -> str:
    """Return the signature of a report sent to `address`."""
    signed = address + "".join(f"{name}{value}" for name in sorted(fields) for value in fields[name])
    mark = hmac.new(settings.SMS_TOKEN.encode(), signed.encode(), hashlib.sha1)
    return base64.b64encode(mark.digest()).decode()


@csrf_exempt
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """Write down what the provider says; 404 when text messages are off, 403 without its signature.

    The address is the one we gave it, whatever a proxy made of it since.
    """
    if not sms.is_on():
        return HttpResponse(status=404)
    query = request.META.get("QUERY_STRING", "")
    address = settings.CITY_BASE_URL.rstrip("/") + reverse("api:sms_status") + (f"?{query}" if query else "")
    expected = signature(address, dict(request.POST.lists()))
    given = request.headers.get("X-Twilio-Signature", "")
    if not hmac.compare_digest(expected.encode(), given.encode()):
        return HttpResponse(status=403)
    try:
        message = UUID(request.GET.get("message", ""))
    except ValueError:
        return HttpResponse(status=400)
    status, code = request.POST.get("MessageStatus", ""), request.POST.get("ErrorCode", "")
    if status in ARRIVED:
        arrived(message)
    elif status in CAME_BACK:
        came_back(message, f"SMS {code}" if code.isascii() and code.isdigit() else "SMS")
    return HttpResponse(status=204)


urlpatterns = [path("sms/status/", report, name="sms_status")]
