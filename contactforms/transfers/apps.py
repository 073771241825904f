"""App configuration."""

from django.apps import AppConfig


class TransfersConfig(AppConfig):
    """Transfers."""

    name = "contactforms.transfers"
    label = "transfers"

    def ready(self) -> None:
        """Say what is held here about people."""
        from contactforms.privacy.holders import register
        from contactforms.transfers.holder import Transfers

        register(Transfers())
