"""App configuration."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Privacy."""

    name = "contactforms.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Register what privacy holds itself, and the check that no table is forgotten."""
        from contactforms.privacy import acting
        from contactforms.privacy.holder import Looks
        from contactforms.privacy.holders import forgotten, register  # noqa: F401

        register(Looks())
        acting.connect()
