"""App configuration."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Portal."""

    name = "contactforms.portal"
    label = "portal"

    def ready(self) -> None:
        """Say what personal data may be left in what colleagues looked for."""
        from contactforms.portal.search.holder import Searches
        from contactforms.privacy.holders import register

        register(Searches())
