"""App configuration."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Outbox."""

    name = "contactforms.outbox"
    label = "outbox"

    def ready(self) -> None:
        """Say what personal data is held here."""
        from contactforms.outbox.holder import Messages
        from contactforms.privacy.holders import register

        register(Messages())
