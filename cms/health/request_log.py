"""One log line a request: which kind of page, the outcome, how long. Never what or who was in it.

An address can hold a secret (the token of a status page), its query a person's words. So the line names the
route, `vraag/status/<str:token>/`, and only for published pages, which everyone may know, the path itself.
"""

import time
import uuid

import structlog
from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares import RequestMiddleware

PAGES = {"site:page", "wagtail_serve"}  # the routes of published pages, by the path of the page
UNKNOWN = "(no such address)"


class RequestLog(RequestMiddleware):
    """django-structlog's request log without address, browser, user and query; the id goes back to the client."""

    def prepare(self, request: HttpRequest) -> None:
        """Give the request an id and let every log line until its end carry that."""
        request.log_id = str(uuid.uuid4())  # type: ignore[attr-defined]
        request.log_start = time.perf_counter()  # type: ignore[attr-defined]
        structlog.contextvars.bind_contextvars(request_id=request.log_id)  # type: ignore[attr-defined]

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        """Log the outcome, and tell the client the id to mention when something went wrong."""
        took = time.perf_counter() - request.log_start  # type: ignore[attr-defined]
        request.log_code = response.status_code  # type: ignore[attr-defined]
        structlog.contextvars.bind_contextvars(milliseconds=round(took * 1000))
        response["X-Request-ID"] = request.log_id  # type: ignore[attr-defined]
        super().handle_response(request, response)

    @staticmethod
    def bind_user_id(request: HttpRequest) -> None:
        """Leave out who it was: what colleagues do with questions is in the events and the read log."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Return method and route; of a published page its path."""
        match = request.resolver_match
        if match is None:
            return f"{request.method} {UNKNOWN}"
        if match.view_name not in PAGES:
            return f"{request.method} {match.route}"
        found = getattr(request, "log_code", 500) in {200, 304}
        return f"{request.method} {request.path if found else UNKNOWN}"
