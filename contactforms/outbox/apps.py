"""App configuration."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Outbox."""

    name = "contactforms.outbox"
    label = "outbox"
