"""Errors of the API in one form: problem details (RFC 9457), `application/problem+json`."""

from typing import Any

from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from rest_framework.views import exception_handler


class Gone(APIException):
    """What was here has been removed; `successor` is the address of what took its place, when there is one."""

    status_code = status.HTTP_410_GONE
    default_code = "gone"

    def __init__(self, detail: str, successor: str | None = None) -> None:
        super().__init__(detail)
        self.successor = successor


def problem_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn what DRF understands into problem details; anything else stays a server error."""
    response = exception_handler(error, context)
    if response is None:
        return None
    detail = response.data
    body: dict[str, Any] = {"type": "about:blank", "status": response.status_code}
    if isinstance(detail, dict) and set(detail) == {"detail"}:
        body |= {"title": str(getattr(error, "default_code", "error")), "detail": str(detail["detail"])}
    else:
        body |= {"title": "invalid", "errors": detail}
    if isinstance(error, Gone) and error.successor:
        body["successor"] = error.successor
    response.data = body
    response.content_type = "application/problem+json"
    return response
