"""Errors of the API in one form: problem details (RFC 9457), `application/problem+json`."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from rest_framework.views import exception_handler

MEDIA_TYPE = "application/problem+json"


class Gone(APIException):
    """What was here has been removed; `successor` is the address of what took its place, when there is one."""

    status_code = status.HTTP_410_GONE
    default_code = "gone"

    def __init__(self, detail: str, successor: str | None = None, successor_uuid: UUID | None = None) -> None:
        super().__init__(detail)
        self.successor = successor
        self.successor_uuid = successor_uuid


class Unchanged(APIException):
    """What the client has is still right (304), or the condition it set does not hold (412)."""

    default_code = "precondition_failed"

    def __init__(self, code: int) -> None:
        super().__init__(_("What you have is of another version."))
        self.status_code = code


def problem_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn what DRF understands into problem details; anything else stays a server error."""
    response = exception_handler(error, context)
    if response is None:
        return None
    if response.status_code == status.HTTP_304_NOT_MODIFIED:
        return Response(status=response.status_code)
    detail = response.data
    title = HTTPStatus(response.status_code).phrase
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": response.status_code}
    if isinstance(detail, dict) and set(detail) == {"detail"}:
        body |= {"code": getattr(detail["detail"], "code", "error"), "detail": str(detail["detail"])}
    else:
        body |= {"code": "invalid", "detail": _("Something is missing or wrong; see errors."), "errors": detail}
    if isinstance(error, Gone):
        body |= {"successor": error.successor, "successor_uuid": error.successor_uuid}
    response.data = body
    response.content_type = MEDIA_TYPE
    return response
